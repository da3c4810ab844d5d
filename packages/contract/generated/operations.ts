// Generated from openapi/ by `pnpm generate`; not to be edited.
/** What the contract says of each operation; `codes` are its documented error codes by status. */
export const operationTable = {
  "createUploadSession": {
    "method": "POST",
    "path": "/v1/projects/{projectId}/content/uploads",
    "scope": "content:write",
    "bodyAfterState": false,
    "statuses": [
      201,
      400,
      401,
      403,
      404,
      409,
      413,
      415,
      422,
      500,
      503,
      507
    ],
    "codes": {
      "400": [
        "MALFORMED_REQUEST"
      ],
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "404": [
        "NOT_FOUND"
      ],
      "409": [
        "CONFLICT"
      ],
      "413": [
        "PAYLOAD_TOO_LARGE"
      ],
      "415": [
        "UNSUPPORTED_MEDIA_TYPE"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "refreshUploadUrls": {
    "method": "POST",
    "path": "/v1/content/{containerId}/upload-urls",
    "scope": "content:write",
    "bodyAfterState": false,
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      413,
      415,
      422,
      500,
      503
    ],
    "codes": {
      "400": [
        "MALFORMED_REQUEST"
      ],
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "404": [
        "NOT_FOUND"
      ],
      "409": [
        "CONFLICT"
      ],
      "413": [
        "PAYLOAD_TOO_LARGE"
      ],
      "415": [
        "UNSUPPORTED_MEDIA_TYPE"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ]
    }
  },
  "finalizeUpload": {
    "method": "POST",
    "path": "/v1/content/{containerId}/finalize-upload",
    "scope": "content:write",
    "bodyAfterState": true,
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      413,
      415,
      422,
      500,
      503,
      507
    ],
    "codes": {
      "400": [
        "MALFORMED_REQUEST"
      ],
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "404": [
        "NOT_FOUND"
      ],
      "409": [
        "UPLOAD_INCOMPLETE",
        "CONFLICT",
        "FINALIZE_IN_PROGRESS"
      ],
      "413": [
        "PAYLOAD_TOO_LARGE"
      ],
      "415": [
        "UNSUPPORTED_MEDIA_TYPE"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "listContent": {
    "method": "GET",
    "path": "/v1/projects/{projectId}/content",
    "scope": "content:read",
    "bodyAfterState": false,
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      500,
      503
    ],
    "codes": {
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "404": [
        "NOT_FOUND"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ]
    }
  },
  "getContent": {
    "method": "GET",
    "path": "/v1/content/{containerId}",
    "scope": "content:read",
    "bodyAfterState": false,
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      500,
      503
    ],
    "codes": {
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "404": [
        "NOT_FOUND"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ]
    }
  },
  "updateContent": {
    "method": "PATCH",
    "path": "/v1/content/{containerId}",
    "scope": "content:write",
    "bodyAfterState": false,
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      409,
      413,
      415,
      422,
      500,
      503,
      507
    ],
    "codes": {
      "400": [
        "MALFORMED_REQUEST"
      ],
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "404": [
        "NOT_FOUND"
      ],
      "409": [
        "CONFLICT",
        "FINALIZE_IN_PROGRESS"
      ],
      "413": [
        "PAYLOAD_TOO_LARGE"
      ],
      "415": [
        "UNSUPPORTED_MEDIA_TYPE"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "cancelContent": {
    "method": "DELETE",
    "path": "/v1/content/{containerId}",
    "scope": "content:write",
    "bodyAfterState": false,
    "statuses": [
      200,
      401,
      403,
      404,
      409,
      422,
      500,
      503,
      507
    ],
    "codes": {
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "404": [
        "NOT_FOUND"
      ],
      "409": [
        "FINALIZE_IN_PROGRESS"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "getAsset": {
    "method": "GET",
    "path": "/v1/content/{containerId}/assets/{assetId}",
    "scope": "content:read",
    "bodyAfterState": false,
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      500,
      503
    ],
    "codes": {
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "404": [
        "NOT_FOUND"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ]
    }
  },
  "whoami": {
    "method": "GET",
    "path": "/v1/whoami",
    "scope": null,
    "bodyAfterState": false,
    "statuses": [
      200,
      401,
      422,
      500,
      503
    ],
    "codes": {
      "401": [
        "UNAUTHENTICATED"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ]
    }
  },
  "listProjects": {
    "method": "GET",
    "path": "/v1/projects",
    "scope": "projects:read",
    "bodyAfterState": false,
    "statuses": [
      200,
      401,
      403,
      422,
      500,
      503
    ],
    "codes": {
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ]
    }
  },
  "createProject": {
    "method": "POST",
    "path": "/v1/projects",
    "scope": "projects:write",
    "bodyAfterState": false,
    "statuses": [
      201,
      400,
      401,
      403,
      413,
      415,
      422,
      500,
      503,
      507
    ],
    "codes": {
      "400": [
        "MALFORMED_REQUEST"
      ],
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "413": [
        "PAYLOAD_TOO_LARGE"
      ],
      "415": [
        "UNSUPPORTED_MEDIA_TYPE"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "getProject": {
    "method": "GET",
    "path": "/v1/projects/{projectId}",
    "scope": "projects:read",
    "bodyAfterState": false,
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      500,
      503
    ],
    "codes": {
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "404": [
        "NOT_FOUND"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ]
    }
  },
  "updateProject": {
    "method": "PATCH",
    "path": "/v1/projects/{projectId}",
    "scope": "projects:write",
    "bodyAfterState": false,
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      413,
      415,
      422,
      500,
      503,
      507
    ],
    "codes": {
      "400": [
        "MALFORMED_REQUEST"
      ],
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "404": [
        "NOT_FOUND"
      ],
      "413": [
        "PAYLOAD_TOO_LARGE"
      ],
      "415": [
        "UNSUPPORTED_MEDIA_TYPE"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "archiveProject": {
    "method": "DELETE",
    "path": "/v1/projects/{projectId}",
    "scope": "projects:write",
    "bodyAfterState": false,
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      500,
      503,
      507
    ],
    "codes": {
      "401": [
        "UNAUTHENTICATED"
      ],
      "403": [
        "FORBIDDEN_SCOPE"
      ],
      "404": [
        "NOT_FOUND"
      ],
      "422": [
        "VALIDATION"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  }
} as const;

/** Every documented scenario, `<operationId>/<status>/<name>`. */
export const exampleIds = [
  "createUploadSession/201/video",
  "createUploadSession/201/several-files",
  "createUploadSession/201/slideshow",
  "createUploadSession/201/png",
  "createUploadSession/201/with-checksum",
  "createUploadSession/400/broken-json",
  "createUploadSession/400/duplicate-property",
  "createUploadSession/401/missing-key",
  "createUploadSession/401/malformed-key",
  "createUploadSession/401/unknown-key",
  "createUploadSession/403/missing-scope",
  "createUploadSession/404/unknown-project",
  "createUploadSession/409/archived-project",
  "createUploadSession/413/declared-over-cap",
  "createUploadSession/413/body-too-large",
  "createUploadSession/415/form-body",
  "createUploadSession/422/slideshow-with-video",
  "createUploadSession/422/slideshow-of-one",
  "createUploadSession/422/no-files",
  "createUploadSession/422/unknown-content-type",
  "createUploadSession/422/malformed-project-id",
  "createUploadSession/500/unexpected-fault",
  "createUploadSession/503/database-down",
  "createUploadSession/507/storage-full",
  "refreshUploadUrls/200/video",
  "refreshUploadUrls/200/empty-object",
  "refreshUploadUrls/200/slideshow",
  "refreshUploadUrls/200/near-session-end",
  "refreshUploadUrls/400/broken-json",
  "refreshUploadUrls/400/duplicate-property",
  "refreshUploadUrls/401/missing-key",
  "refreshUploadUrls/401/malformed-key",
  "refreshUploadUrls/401/unknown-key",
  "refreshUploadUrls/403/missing-scope",
  "refreshUploadUrls/404/unknown-item",
  "refreshUploadUrls/404/generated-item",
  "refreshUploadUrls/409/completed-item",
  "refreshUploadUrls/409/session-ending",
  "refreshUploadUrls/413/body-too-large",
  "refreshUploadUrls/415/form-body",
  "refreshUploadUrls/422/malformed-content-id",
  "refreshUploadUrls/500/unexpected-fault",
  "refreshUploadUrls/503/database-down",
  "finalizeUpload/200/video",
  "finalizeUpload/200/image",
  "finalizeUpload/200/slideshow",
  "finalizeUpload/200/empty-caption",
  "finalizeUpload/200/already-completed",
  "finalizeUpload/200/already-completed-any-body",
  "finalizeUpload/400/broken-json",
  "finalizeUpload/400/duplicate-property",
  "finalizeUpload/401/missing-key",
  "finalizeUpload/401/malformed-key",
  "finalizeUpload/401/unknown-key",
  "finalizeUpload/403/missing-scope",
  "finalizeUpload/404/unknown-item",
  "finalizeUpload/404/generated-item",
  "finalizeUpload/409/put-missing",
  "finalizeUpload/409/session-expired",
  "finalizeUpload/409/finalize-in-progress",
  "finalizeUpload/413/larger-than-declared",
  "finalizeUpload/413/over-the-cap",
  "finalizeUpload/413/body-too-large",
  "finalizeUpload/415/form-body",
  "finalizeUpload/422/truncated-video",
  "finalizeUpload/422/mislabelled-image",
  "finalizeUpload/422/checksum-mismatch",
  "finalizeUpload/422/caption-missing",
  "finalizeUpload/422/body-absent",
  "finalizeUpload/422/malformed-content-id",
  "finalizeUpload/500/unexpected-fault",
  "finalizeUpload/503/database-down",
  "finalizeUpload/507/no-room-to-seal",
  "listContent/200/all",
  "listContent/200/first-page",
  "listContent/200/next-page",
  "listContent/200/filtered",
  "listContent/200/generated",
  "listContent/200/nothing-found",
  "listContent/401/missing-key",
  "listContent/401/malformed-key",
  "listContent/401/unknown-key",
  "listContent/403/missing-scope",
  "listContent/404/unknown-project",
  "listContent/422/limit-too-large",
  "listContent/422/bad-cursor",
  "listContent/422/time-with-offset",
  "listContent/422/malformed-project-id",
  "listContent/500/unexpected-fault",
  "listContent/503/database-down",
  "getContent/200/completed",
  "getContent/200/bare-id",
  "getContent/200/open",
  "getContent/200/processing",
  "getContent/200/session-expired",
  "getContent/200/generated",
  "getContent/401/missing-key",
  "getContent/401/malformed-key",
  "getContent/401/unknown-key",
  "getContent/403/missing-scope",
  "getContent/404/unknown-item",
  "getContent/422/malformed-content-id",
  "getContent/500/unexpected-fault",
  "getContent/503/database-down",
  "updateContent/200/new-caption",
  "updateContent/200/empty-caption",
  "updateContent/200/same-caption",
  "updateContent/400/broken-json",
  "updateContent/400/duplicate-property",
  "updateContent/401/missing-key",
  "updateContent/401/malformed-key",
  "updateContent/401/unknown-key",
  "updateContent/403/missing-scope",
  "updateContent/404/unknown-item",
  "updateContent/409/open-item",
  "updateContent/409/finalize-in-progress",
  "updateContent/413/body-too-large",
  "updateContent/415/form-body",
  "updateContent/422/generated-item",
  "updateContent/422/caption-missing",
  "updateContent/422/caption-too-long",
  "updateContent/422/unknown-property",
  "updateContent/422/malformed-content-id",
  "updateContent/500/unexpected-fault",
  "updateContent/503/database-down",
  "updateContent/507/storage-full",
  "cancelContent/200/open-upload",
  "cancelContent/200/completed-upload",
  "cancelContent/200/already-canceled",
  "cancelContent/401/missing-key",
  "cancelContent/401/malformed-key",
  "cancelContent/401/unknown-key",
  "cancelContent/403/missing-scope",
  "cancelContent/404/unknown-item",
  "cancelContent/409/finalize-in-progress",
  "cancelContent/422/generated-item",
  "cancelContent/422/malformed-content-id",
  "cancelContent/500/unexpected-fault",
  "cancelContent/503/database-down",
  "cancelContent/507/storage-full",
  "getAsset/200/video",
  "getAsset/200/second-slide",
  "getAsset/401/missing-key",
  "getAsset/401/malformed-key",
  "getAsset/401/unknown-key",
  "getAsset/403/missing-scope",
  "getAsset/404/unknown-asset",
  "getAsset/404/open-item",
  "getAsset/404/unknown-item",
  "getAsset/422/malformed-content-id",
  "getAsset/500/unexpected-fault",
  "getAsset/503/database-down",
  "whoami/200/data-key",
  "whoami/200/no-scopes",
  "whoami/401/missing-key",
  "whoami/401/malformed-key",
  "whoami/401/unknown-key",
  "whoami/422/unknown-parameter",
  "whoami/500/unexpected-fault",
  "whoami/503/database-down",
  "listProjects/200/all",
  "listProjects/200/first-page",
  "listProjects/200/next-page",
  "listProjects/200/by-customer",
  "listProjects/200/archived",
  "listProjects/401/missing-key",
  "listProjects/401/malformed-key",
  "listProjects/401/unknown-key",
  "listProjects/403/missing-scope",
  "listProjects/422/unknown-status",
  "listProjects/422/bad-cursor",
  "listProjects/500/unexpected-fault",
  "listProjects/503/database-down",
  "createProject/201/minimal",
  "createProject/201/all-fields",
  "createProject/400/broken-json",
  "createProject/400/duplicate-property",
  "createProject/401/missing-key",
  "createProject/401/malformed-key",
  "createProject/401/unknown-key",
  "createProject/403/missing-scope",
  "createProject/413/body-too-large",
  "createProject/415/form-body",
  "createProject/422/name-missing",
  "createProject/422/unknown-timezone",
  "createProject/422/metadata-too-large",
  "createProject/500/unexpected-fault",
  "createProject/503/database-down",
  "createProject/507/storage-full",
  "getProject/200/active",
  "getProject/200/archived",
  "getProject/401/missing-key",
  "getProject/401/malformed-key",
  "getProject/401/unknown-key",
  "getProject/403/missing-scope",
  "getProject/404/unknown-project",
  "getProject/422/malformed-project-id",
  "getProject/500/unexpected-fault",
  "getProject/503/database-down",
  "updateProject/200/rename",
  "updateProject/200/replace-metadata",
  "updateProject/200/restore",
  "updateProject/400/broken-json",
  "updateProject/400/duplicate-property",
  "updateProject/401/missing-key",
  "updateProject/401/malformed-key",
  "updateProject/401/unknown-key",
  "updateProject/403/missing-scope",
  "updateProject/404/unknown-project",
  "updateProject/413/body-too-large",
  "updateProject/415/form-body",
  "updateProject/422/archive-by-status",
  "updateProject/422/nothing-to-change",
  "updateProject/422/unknown-timezone",
  "updateProject/422/malformed-project-id",
  "updateProject/500/unexpected-fault",
  "updateProject/503/database-down",
  "updateProject/507/storage-full",
  "archiveProject/200/archived",
  "archiveProject/200/already-archived",
  "archiveProject/401/missing-key",
  "archiveProject/401/malformed-key",
  "archiveProject/401/unknown-key",
  "archiveProject/403/missing-scope",
  "archiveProject/404/unknown-project",
  "archiveProject/422/malformed-project-id",
  "archiveProject/500/unexpected-fault",
  "archiveProject/503/database-down",
  "archiveProject/507/storage-full"
] as const;

/** Every documented problem that belongs to no operation. */
export const problemIds = [
  "unknown-path",
  "badly-encoded-path",
  "method-not-allowed",
  "request-timeout",
  "headers-too-large",
  "media-absent",
  "media-range",
  "upload-url-forged",
  "upload-url-expired",
  "upload-type-differs",
  "upload-encoded",
  "upload-too-large",
  "upload-settled",
  "storage-full"
] as const;
