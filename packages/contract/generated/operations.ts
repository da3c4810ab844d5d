// Generated from openapi/ by `pnpm generate`; not to be edited.
/** What the contract says of each operation; `codes` are its documented error codes by status. */
export const operationTable = {
  "createUploadSession": {
    "method": "POST",
    "path": "/v1/projects/{projectId}/content/uploads",
    "scope": "content:write",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED",
        "QUOTA_EXCEEDED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "uploadContentFromUrl": {
    "method": "POST",
    "path": "/v1/projects/{projectId}/content/upload",
    "scope": "content:write",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED",
        "QUOTA_EXCEEDED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
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
    "idempotent": "checked",
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
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "finalizeUpload": {
    "method": "POST",
    "path": "/v1/content/{containerId}/finalize-upload",
    "scope": "content:write",
    "bodyAfterState": true,
    "idempotent": "replayed",
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
      429,
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
        "FINALIZE_IN_PROGRESS",
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
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
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "getContentReviewPolicy": {
    "method": "GET",
    "path": "/v1/projects/{projectId}/content-review-policy",
    "scope": "content:read",
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "updateContentReviewPolicy": {
    "method": "PATCH",
    "path": "/v1/projects/{projectId}/content-review-policy",
    "scope": "content:write",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "getContent": {
    "method": "GET",
    "path": "/v1/content/{containerId}",
    "scope": "content:read",
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "updateContent": {
    "method": "PATCH",
    "path": "/v1/content/{containerId}",
    "scope": "content:write",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "FINALIZE_IN_PROGRESS",
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
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
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      409,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "getContentProgress": {
    "method": "GET",
    "path": "/v1/content/{containerId}/progress",
    "scope": "content:read",
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "getPlatformFit": {
    "method": "GET",
    "path": "/v1/content/{containerId}/platform-fit",
    "scope": "content:read",
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "approveContent": {
    "method": "POST",
    "path": "/v1/content/{containerId}/approve",
    "scope": "content:write",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "rejectContent": {
    "method": "POST",
    "path": "/v1/content/{containerId}/reject",
    "scope": "content:write",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
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
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "listPlatformRules": {
    "method": "GET",
    "path": "/v1/platform-rules",
    "scope": null,
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "checkPlatformFit": {
    "method": "POST",
    "path": "/v1/platform-fit",
    "scope": null,
    "bodyAfterState": false,
    "idempotent": "checked",
    "statuses": [
      200,
      400,
      401,
      403,
      413,
      415,
      422,
      429,
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
      "413": [
        "PAYLOAD_TOO_LARGE"
      ],
      "415": [
        "UNSUPPORTED_MEDIA_TYPE"
      ],
      "422": [
        "VALIDATION"
      ],
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "whoami": {
    "method": "GET",
    "path": "/v1/whoami",
    "scope": null,
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "getUsage": {
    "method": "GET",
    "path": "/v1/usage",
    "scope": "content:read",
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "killApiKey": {
    "method": "POST",
    "path": "/v1/api-keys/{keyId}/kill",
    "scope": "org:admin",
    "bodyAfterState": false,
    "idempotent": "checked",
    "statuses": [
      200,
      400,
      401,
      403,
      404,
      413,
      415,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "listAuditLog": {
    "method": "GET",
    "path": "/v1/audit-log",
    "scope": "org:admin",
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "listWebhookEndpoints": {
    "method": "GET",
    "path": "/v1/webhook-endpoints",
    "scope": "org:admin",
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "createWebhookEndpoint": {
    "method": "POST",
    "path": "/v1/webhook-endpoints",
    "scope": "org:admin",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED",
        "QUOTA_EXCEEDED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "getWebhookEndpoint": {
    "method": "GET",
    "path": "/v1/webhook-endpoints/{endpointId}",
    "scope": "org:admin",
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "updateWebhookEndpoint": {
    "method": "PATCH",
    "path": "/v1/webhook-endpoints/{endpointId}",
    "scope": "org:admin",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "deleteWebhookEndpoint": {
    "method": "DELETE",
    "path": "/v1/webhook-endpoints/{endpointId}",
    "scope": "org:admin",
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "rotateWebhookSecret": {
    "method": "POST",
    "path": "/v1/webhook-endpoints/{endpointId}/rotate-secret",
    "scope": "org:admin",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "testWebhookEndpoint": {
    "method": "POST",
    "path": "/v1/webhook-endpoints/{endpointId}/test",
    "scope": "org:admin",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "listWebhookDeliveries": {
    "method": "GET",
    "path": "/v1/webhook-endpoints/{endpointId}/deliveries",
    "scope": "org:admin",
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "replayWebhookDelivery": {
    "method": "POST",
    "path": "/v1/webhook-deliveries/{deliveryId}/replay",
    "scope": "org:admin",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ],
      "507": [
        "STORAGE_FULL"
      ]
    }
  },
  "listProjects": {
    "method": "GET",
    "path": "/v1/projects",
    "scope": "projects:read",
    "bodyAfterState": false,
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "createProject": {
    "method": "POST",
    "path": "/v1/projects",
    "scope": "projects:write",
    "bodyAfterState": false,
    "idempotent": "replayed",
    "statuses": [
      201,
      400,
      401,
      403,
      409,
      413,
      415,
      422,
      429,
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
      "409": [
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
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
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
      ]
    }
  },
  "updateProject": {
    "method": "PATCH",
    "path": "/v1/projects/{projectId}",
    "scope": "projects:write",
    "bodyAfterState": false,
    "idempotent": "replayed",
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
      429,
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
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_IN_PROGRESS"
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
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
    "idempotent": "none",
    "statuses": [
      200,
      401,
      403,
      404,
      422,
      429,
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
      "429": [
        "RATE_LIMITED"
      ],
      "500": [
        "INTERNAL"
      ],
      "503": [
        "UNAVAILABLE",
        "KILL_SWITCH"
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
  "createUploadSession/201/sandbox",
  "createUploadSession/201/replayed",
  "createUploadSession/400/broken-json",
  "createUploadSession/400/duplicate-property",
  "createUploadSession/400/key-empty",
  "createUploadSession/401/missing-key",
  "createUploadSession/401/malformed-key",
  "createUploadSession/401/unknown-key",
  "createUploadSession/403/missing-scope",
  "createUploadSession/403/organization-header",
  "createUploadSession/404/unknown-project",
  "createUploadSession/409/archived-project",
  "createUploadSession/409/key-reused",
  "createUploadSession/409/key-at-work",
  "createUploadSession/413/declared-over-cap",
  "createUploadSession/413/body-too-large",
  "createUploadSession/415/form-body",
  "createUploadSession/422/slideshow-with-video",
  "createUploadSession/422/slideshow-of-one",
  "createUploadSession/422/no-files",
  "createUploadSession/422/unknown-content-type",
  "createUploadSession/422/malformed-project-id",
  "createUploadSession/429/open-uploads-quota",
  "createUploadSession/429/stored-bytes-quota",
  "createUploadSession/429/items-per-day-quota",
  "createUploadSession/429/rate-limited",
  "createUploadSession/429/daily-limit-reached",
  "createUploadSession/500/unexpected-fault",
  "createUploadSession/503/database-down",
  "createUploadSession/503/killed-key",
  "createUploadSession/507/storage-full",
  "uploadContentFromUrl/201/image",
  "uploadContentFromUrl/201/sandbox-video",
  "uploadContentFromUrl/201/replayed",
  "uploadContentFromUrl/400/broken-json",
  "uploadContentFromUrl/400/duplicate-property",
  "uploadContentFromUrl/400/key-empty",
  "uploadContentFromUrl/401/missing-key",
  "uploadContentFromUrl/401/malformed-key",
  "uploadContentFromUrl/401/unknown-key",
  "uploadContentFromUrl/403/missing-scope",
  "uploadContentFromUrl/403/organization-header",
  "uploadContentFromUrl/404/unknown-project",
  "uploadContentFromUrl/409/archived-project",
  "uploadContentFromUrl/409/sandbox-upload-incomplete",
  "uploadContentFromUrl/409/key-reused",
  "uploadContentFromUrl/409/key-at-work",
  "uploadContentFromUrl/413/promised-over-cap",
  "uploadContentFromUrl/413/body-too-large",
  "uploadContentFromUrl/415/form-body",
  "uploadContentFromUrl/422/no-https",
  "uploadContentFromUrl/422/unreachable",
  "uploadContentFromUrl/422/web-page",
  "uploadContentFromUrl/422/mislabelled",
  "uploadContentFromUrl/422/slideshow-with-video",
  "uploadContentFromUrl/422/no-media",
  "uploadContentFromUrl/422/malformed-project-id",
  "uploadContentFromUrl/429/too-many-imports",
  "uploadContentFromUrl/429/open-uploads-quota",
  "uploadContentFromUrl/429/rate-limited",
  "uploadContentFromUrl/429/daily-limit-reached",
  "uploadContentFromUrl/500/unexpected-fault",
  "uploadContentFromUrl/503/database-down",
  "uploadContentFromUrl/503/killed-key",
  "uploadContentFromUrl/507/storage-full",
  "refreshUploadUrls/200/video",
  "refreshUploadUrls/200/empty-object",
  "refreshUploadUrls/200/slideshow",
  "refreshUploadUrls/200/near-session-end",
  "refreshUploadUrls/400/broken-json",
  "refreshUploadUrls/400/duplicate-property",
  "refreshUploadUrls/400/key-empty",
  "refreshUploadUrls/401/missing-key",
  "refreshUploadUrls/401/malformed-key",
  "refreshUploadUrls/401/unknown-key",
  "refreshUploadUrls/403/missing-scope",
  "refreshUploadUrls/403/organization-header",
  "refreshUploadUrls/404/unknown-item",
  "refreshUploadUrls/404/generated-item",
  "refreshUploadUrls/409/completed-item",
  "refreshUploadUrls/409/session-ending",
  "refreshUploadUrls/413/body-too-large",
  "refreshUploadUrls/415/form-body",
  "refreshUploadUrls/422/malformed-content-id",
  "refreshUploadUrls/429/rate-limited",
  "refreshUploadUrls/429/daily-limit-reached",
  "refreshUploadUrls/500/unexpected-fault",
  "refreshUploadUrls/503/database-down",
  "refreshUploadUrls/503/killed-key",
  "finalizeUpload/200/video",
  "finalizeUpload/200/image",
  "finalizeUpload/200/slideshow",
  "finalizeUpload/200/empty-caption",
  "finalizeUpload/200/under-review",
  "finalizeUpload/200/already-completed",
  "finalizeUpload/200/already-completed-any-body",
  "finalizeUpload/200/replayed",
  "finalizeUpload/200/sandbox-video",
  "finalizeUpload/200/sandbox-quicktime",
  "finalizeUpload/200/sandbox-image",
  "finalizeUpload/200/sandbox-slideshow",
  "finalizeUpload/400/broken-json",
  "finalizeUpload/400/duplicate-property",
  "finalizeUpload/400/key-empty",
  "finalizeUpload/401/missing-key",
  "finalizeUpload/401/malformed-key",
  "finalizeUpload/401/unknown-key",
  "finalizeUpload/403/missing-scope",
  "finalizeUpload/403/organization-header",
  "finalizeUpload/404/unknown-item",
  "finalizeUpload/404/generated-item",
  "finalizeUpload/409/put-missing",
  "finalizeUpload/409/session-expired",
  "finalizeUpload/409/finalize-in-progress",
  "finalizeUpload/409/sandbox-upload-incomplete",
  "finalizeUpload/409/sandbox-conflict",
  "finalizeUpload/409/key-reused",
  "finalizeUpload/409/key-at-work",
  "finalizeUpload/413/larger-than-declared",
  "finalizeUpload/413/over-the-cap",
  "finalizeUpload/413/sandbox-too-large",
  "finalizeUpload/413/body-too-large",
  "finalizeUpload/415/form-body",
  "finalizeUpload/422/truncated-video",
  "finalizeUpload/422/mislabelled-image",
  "finalizeUpload/422/html-as-video",
  "finalizeUpload/422/svg-as-image",
  "finalizeUpload/422/zip-as-video",
  "finalizeUpload/422/webm-as-video",
  "finalizeUpload/422/gif-as-image",
  "finalizeUpload/422/heic-as-image",
  "finalizeUpload/422/audio-only",
  "finalizeUpload/422/unsupported-format",
  "finalizeUpload/422/unrecognized-bytes",
  "finalizeUpload/422/too-costly",
  "finalizeUpload/422/checksum-mismatch",
  "finalizeUpload/422/caption-missing",
  "finalizeUpload/422/body-absent",
  "finalizeUpload/422/sandbox-unreadable",
  "finalizeUpload/422/malformed-content-id",
  "finalizeUpload/429/over-the-share",
  "finalizeUpload/429/sandbox-rate-limited",
  "finalizeUpload/429/rate-limited",
  "finalizeUpload/429/daily-limit-reached",
  "finalizeUpload/500/unexpected-fault",
  "finalizeUpload/503/database-down",
  "finalizeUpload/503/killed-key",
  "finalizeUpload/507/no-room-to-seal",
  "listContent/200/all",
  "listContent/200/first-page",
  "listContent/200/next-page",
  "listContent/200/filtered",
  "listContent/200/generated",
  "listContent/200/waiting-for-approval",
  "listContent/200/nothing-found",
  "listContent/401/missing-key",
  "listContent/401/malformed-key",
  "listContent/401/unknown-key",
  "listContent/403/missing-scope",
  "listContent/403/organization-header",
  "listContent/404/unknown-project",
  "listContent/422/limit-too-large",
  "listContent/422/bad-cursor",
  "listContent/422/time-with-offset",
  "listContent/422/malformed-project-id",
  "listContent/429/rate-limited",
  "listContent/500/unexpected-fault",
  "listContent/503/database-down",
  "listContent/503/killed-key",
  "getContentReviewPolicy/200/never-set",
  "getContentReviewPolicy/200/first-items",
  "getContentReviewPolicy/200/all-items",
  "getContentReviewPolicy/401/missing-key",
  "getContentReviewPolicy/401/malformed-key",
  "getContentReviewPolicy/401/unknown-key",
  "getContentReviewPolicy/403/missing-scope",
  "getContentReviewPolicy/403/organization-header",
  "getContentReviewPolicy/404/unknown-project",
  "getContentReviewPolicy/422/malformed-project-id",
  "getContentReviewPolicy/429/rate-limited",
  "getContentReviewPolicy/500/unexpected-fault",
  "getContentReviewPolicy/503/database-down",
  "getContentReviewPolicy/503/killed-key",
  "updateContentReviewPolicy/200/first-items",
  "updateContentReviewPolicy/200/all-items",
  "updateContentReviewPolicy/200/no-more",
  "updateContentReviewPolicy/200/replayed",
  "updateContentReviewPolicy/400/broken-json",
  "updateContentReviewPolicy/400/duplicate-property",
  "updateContentReviewPolicy/400/key-empty",
  "updateContentReviewPolicy/401/missing-key",
  "updateContentReviewPolicy/401/malformed-key",
  "updateContentReviewPolicy/401/unknown-key",
  "updateContentReviewPolicy/403/missing-scope",
  "updateContentReviewPolicy/403/organization-header",
  "updateContentReviewPolicy/404/unknown-project",
  "updateContentReviewPolicy/409/key-reused",
  "updateContentReviewPolicy/409/key-at-work",
  "updateContentReviewPolicy/413/body-too-large",
  "updateContentReviewPolicy/415/form-body",
  "updateContentReviewPolicy/422/first-n-missing",
  "updateContentReviewPolicy/422/first-n-with-another-policy",
  "updateContentReviewPolicy/422/first-n-too-large",
  "updateContentReviewPolicy/422/unknown-policy",
  "updateContentReviewPolicy/422/malformed-project-id",
  "updateContentReviewPolicy/429/rate-limited",
  "updateContentReviewPolicy/429/daily-limit-reached",
  "updateContentReviewPolicy/500/unexpected-fault",
  "updateContentReviewPolicy/503/database-down",
  "updateContentReviewPolicy/503/killed-key",
  "updateContentReviewPolicy/507/storage-full",
  "getContent/200/completed",
  "getContent/200/bare-id",
  "getContent/200/open",
  "getContent/200/processing",
  "getContent/200/session-expired",
  "getContent/200/generated",
  "getContent/200/sandbox",
  "getContent/401/missing-key",
  "getContent/401/malformed-key",
  "getContent/401/unknown-key",
  "getContent/403/missing-scope",
  "getContent/403/organization-header",
  "getContent/404/unknown-item",
  "getContent/422/malformed-content-id",
  "getContent/429/rate-limited",
  "getContent/500/unexpected-fault",
  "getContent/503/database-down",
  "getContent/503/killed-key",
  "updateContent/200/new-caption",
  "updateContent/200/empty-caption",
  "updateContent/200/same-caption",
  "updateContent/200/replayed",
  "updateContent/400/broken-json",
  "updateContent/400/duplicate-property",
  "updateContent/400/key-empty",
  "updateContent/401/missing-key",
  "updateContent/401/malformed-key",
  "updateContent/401/unknown-key",
  "updateContent/403/missing-scope",
  "updateContent/403/organization-header",
  "updateContent/404/unknown-item",
  "updateContent/409/open-item",
  "updateContent/409/finalize-in-progress",
  "updateContent/409/key-reused",
  "updateContent/409/key-at-work",
  "updateContent/413/body-too-large",
  "updateContent/415/form-body",
  "updateContent/422/generated-item",
  "updateContent/422/caption-missing",
  "updateContent/422/caption-too-long",
  "updateContent/422/unknown-property",
  "updateContent/422/malformed-content-id",
  "updateContent/429/rate-limited",
  "updateContent/429/daily-limit-reached",
  "updateContent/500/unexpected-fault",
  "updateContent/503/database-down",
  "updateContent/503/killed-key",
  "updateContent/507/storage-full",
  "cancelContent/200/open-upload",
  "cancelContent/200/completed-upload",
  "cancelContent/200/already-canceled",
  "cancelContent/401/missing-key",
  "cancelContent/401/malformed-key",
  "cancelContent/401/unknown-key",
  "cancelContent/403/missing-scope",
  "cancelContent/403/organization-header",
  "cancelContent/404/unknown-item",
  "cancelContent/409/finalize-in-progress",
  "cancelContent/422/generated-item",
  "cancelContent/422/malformed-content-id",
  "cancelContent/429/rate-limited",
  "cancelContent/429/daily-limit-reached",
  "cancelContent/500/unexpected-fault",
  "cancelContent/503/database-down",
  "cancelContent/503/killed-key",
  "cancelContent/507/storage-full",
  "getContentProgress/200/awaiting-upload",
  "getContentProgress/200/verifying",
  "getContentProgress/200/finalizing",
  "getContentProgress/200/refused",
  "getContentProgress/200/completed",
  "getContentProgress/200/session-expired",
  "getContentProgress/200/generated",
  "getContentProgress/401/missing-key",
  "getContentProgress/401/malformed-key",
  "getContentProgress/401/unknown-key",
  "getContentProgress/403/missing-scope",
  "getContentProgress/403/organization-header",
  "getContentProgress/404/unknown-item",
  "getContentProgress/422/malformed-content-id",
  "getContentProgress/429/rate-limited",
  "getContentProgress/500/unexpected-fault",
  "getContentProgress/503/database-down",
  "getContentProgress/503/killed-key",
  "getPlatformFit/200/default",
  "getPlatformFit/200/named-platforms",
  "getPlatformFit/200/awaiting-upload",
  "getPlatformFit/200/generated",
  "getPlatformFit/401/missing-key",
  "getPlatformFit/401/malformed-key",
  "getPlatformFit/401/unknown-key",
  "getPlatformFit/403/missing-scope",
  "getPlatformFit/403/organization-header",
  "getPlatformFit/404/unknown-item",
  "getPlatformFit/422/named-twice",
  "getPlatformFit/422/malformed-content-id",
  "getPlatformFit/429/rate-limited",
  "getPlatformFit/500/unexpected-fault",
  "getPlatformFit/503/database-down",
  "getPlatformFit/503/killed-key",
  "approveContent/200/with-note",
  "approveContent/200/without-body",
  "approveContent/200/replayed",
  "approveContent/400/broken-json",
  "approveContent/400/duplicate-property",
  "approveContent/400/key-empty",
  "approveContent/401/missing-key",
  "approveContent/401/malformed-key",
  "approveContent/401/unknown-key",
  "approveContent/403/missing-scope",
  "approveContent/403/organization-header",
  "approveContent/404/unknown-item",
  "approveContent/409/already-rejected",
  "approveContent/409/not-required",
  "approveContent/409/not-completed",
  "approveContent/409/key-reused",
  "approveContent/409/key-at-work",
  "approveContent/413/body-too-large",
  "approveContent/415/form-body",
  "approveContent/422/note-too-long",
  "approveContent/422/malformed-content-id",
  "approveContent/429/rate-limited",
  "approveContent/429/daily-limit-reached",
  "approveContent/500/unexpected-fault",
  "approveContent/503/database-down",
  "approveContent/503/killed-key",
  "approveContent/507/storage-full",
  "rejectContent/200/waiting",
  "rejectContent/200/replayed",
  "rejectContent/400/broken-json",
  "rejectContent/400/duplicate-property",
  "rejectContent/400/key-empty",
  "rejectContent/401/missing-key",
  "rejectContent/401/malformed-key",
  "rejectContent/401/unknown-key",
  "rejectContent/403/missing-scope",
  "rejectContent/403/organization-header",
  "rejectContent/404/unknown-item",
  "rejectContent/409/already-approved",
  "rejectContent/409/not-required",
  "rejectContent/409/not-completed",
  "rejectContent/409/deleted",
  "rejectContent/409/key-reused",
  "rejectContent/409/key-at-work",
  "rejectContent/413/body-too-large",
  "rejectContent/415/form-body",
  "rejectContent/422/reason-missing",
  "rejectContent/422/malformed-content-id",
  "rejectContent/429/rate-limited",
  "rejectContent/429/daily-limit-reached",
  "rejectContent/500/unexpected-fault",
  "rejectContent/503/database-down",
  "rejectContent/503/killed-key",
  "rejectContent/507/storage-full",
  "getAsset/200/video",
  "getAsset/200/second-slide",
  "getAsset/401/missing-key",
  "getAsset/401/malformed-key",
  "getAsset/401/unknown-key",
  "getAsset/403/missing-scope",
  "getAsset/403/organization-header",
  "getAsset/404/unknown-asset",
  "getAsset/404/open-item",
  "getAsset/404/unknown-item",
  "getAsset/422/malformed-content-id",
  "getAsset/429/rate-limited",
  "getAsset/500/unexpected-fault",
  "getAsset/503/database-down",
  "getAsset/503/killed-key",
  "listPlatformRules/200/default",
  "listPlatformRules/200/one-platform",
  "listPlatformRules/401/missing-key",
  "listPlatformRules/401/malformed-key",
  "listPlatformRules/401/unknown-key",
  "listPlatformRules/403/organization-header",
  "listPlatformRules/422/unknown-parameter",
  "listPlatformRules/422/unknown-platform",
  "listPlatformRules/429/rate-limited",
  "listPlatformRules/500/unexpected-fault",
  "listPlatformRules/503/database-down",
  "listPlatformRules/503/killed-key",
  "checkPlatformFit/200/fitting-video",
  "checkPlatformFit/200/declared-only",
  "checkPlatformFit/200/phone-video",
  "checkPlatformFit/200/screenshots",
  "checkPlatformFit/200/tagged-photo",
  "checkPlatformFit/200/mixed-slides",
  "checkPlatformFit/200/named-platforms",
  "checkPlatformFit/200/no-slides-yet",
  "checkPlatformFit/400/broken-json",
  "checkPlatformFit/400/duplicate-property",
  "checkPlatformFit/400/key-empty",
  "checkPlatformFit/401/missing-key",
  "checkPlatformFit/401/malformed-key",
  "checkPlatformFit/401/unknown-key",
  "checkPlatformFit/403/organization-header",
  "checkPlatformFit/413/body-too-large",
  "checkPlatformFit/415/form-body",
  "checkPlatformFit/422/video-among-slides",
  "checkPlatformFit/422/several-files",
  "checkPlatformFit/422/media-contradicts",
  "checkPlatformFit/422/caption-too-long",
  "checkPlatformFit/422/unknown-property",
  "checkPlatformFit/429/rate-limited",
  "checkPlatformFit/429/daily-limit-reached",
  "checkPlatformFit/500/unexpected-fault",
  "checkPlatformFit/503/database-down",
  "checkPlatformFit/503/killed-key",
  "whoami/200/data-key",
  "whoami/200/no-scopes",
  "whoami/401/missing-key",
  "whoami/401/malformed-key",
  "whoami/401/unknown-key",
  "whoami/403/organization-header",
  "whoami/422/unknown-parameter",
  "whoami/429/rate-limited",
  "whoami/500/unexpected-fault",
  "whoami/503/database-down",
  "whoami/503/killed-key",
  "getUsage/200/used-in-part",
  "getUsage/200/nothing-used",
  "getUsage/401/missing-key",
  "getUsage/401/malformed-key",
  "getUsage/401/unknown-key",
  "getUsage/403/missing-scope",
  "getUsage/403/organization-header",
  "getUsage/422/unknown-parameter",
  "getUsage/429/rate-limited",
  "getUsage/500/unexpected-fault",
  "getUsage/503/database-down",
  "getUsage/503/killed-key",
  "killApiKey/200/killed",
  "killApiKey/200/empty-object",
  "killApiKey/200/already-killed",
  "killApiKey/200/revoked-before",
  "killApiKey/400/broken-json",
  "killApiKey/400/duplicate-property",
  "killApiKey/400/key-empty",
  "killApiKey/401/missing-key",
  "killApiKey/401/malformed-key",
  "killApiKey/401/unknown-key",
  "killApiKey/403/missing-scope",
  "killApiKey/403/organization-header",
  "killApiKey/404/unknown-api-key",
  "killApiKey/413/body-too-large",
  "killApiKey/415/form-body",
  "killApiKey/422/malformed-key-id",
  "killApiKey/429/rate-limited",
  "killApiKey/429/daily-limit-reached",
  "killApiKey/500/unexpected-fault",
  "killApiKey/503/database-down",
  "killApiKey/503/killed-key",
  "killApiKey/507/storage-full",
  "listAuditLog/200/all",
  "listAuditLog/200/first-page",
  "listAuditLog/200/next-page",
  "listAuditLog/200/filtered",
  "listAuditLog/200/refused-key",
  "listAuditLog/200/operator-and-system",
  "listAuditLog/200/nothing-found",
  "listAuditLog/200/unknown-type",
  "listAuditLog/401/missing-key",
  "listAuditLog/401/malformed-key",
  "listAuditLog/401/unknown-key",
  "listAuditLog/403/missing-scope",
  "listAuditLog/403/organization-header",
  "listAuditLog/422/limit-too-large",
  "listAuditLog/422/time-with-offset",
  "listAuditLog/422/malformed-project-filter",
  "listAuditLog/422/bad-cursor",
  "listAuditLog/429/rate-limited",
  "listAuditLog/500/unexpected-fault",
  "listAuditLog/503/database-down",
  "listAuditLog/503/killed-key",
  "listWebhookEndpoints/200/all",
  "listWebhookEndpoints/200/none",
  "listWebhookEndpoints/401/missing-key",
  "listWebhookEndpoints/401/malformed-key",
  "listWebhookEndpoints/401/unknown-key",
  "listWebhookEndpoints/403/missing-scope",
  "listWebhookEndpoints/403/organization-header",
  "listWebhookEndpoints/422/unknown-parameter",
  "listWebhookEndpoints/429/rate-limited",
  "listWebhookEndpoints/500/unexpected-fault",
  "listWebhookEndpoints/503/database-down",
  "listWebhookEndpoints/503/killed-key",
  "createWebhookEndpoint/201/minimal",
  "createWebhookEndpoint/201/all-fields",
  "createWebhookEndpoint/201/replayed",
  "createWebhookEndpoint/400/broken-json",
  "createWebhookEndpoint/400/duplicate-property",
  "createWebhookEndpoint/400/key-empty",
  "createWebhookEndpoint/401/missing-key",
  "createWebhookEndpoint/401/malformed-key",
  "createWebhookEndpoint/401/unknown-key",
  "createWebhookEndpoint/403/missing-scope",
  "createWebhookEndpoint/403/organization-header",
  "createWebhookEndpoint/404/unknown-project",
  "createWebhookEndpoint/409/key-reused",
  "createWebhookEndpoint/409/key-at-work",
  "createWebhookEndpoint/413/body-too-large",
  "createWebhookEndpoint/415/form-body",
  "createWebhookEndpoint/422/http-url",
  "createWebhookEndpoint/422/private-address",
  "createWebhookEndpoint/422/unknown-event",
  "createWebhookEndpoint/429/endpoints-quota",
  "createWebhookEndpoint/429/rate-limited",
  "createWebhookEndpoint/429/daily-limit-reached",
  "createWebhookEndpoint/500/unexpected-fault",
  "createWebhookEndpoint/503/database-down",
  "createWebhookEndpoint/503/killed-key",
  "createWebhookEndpoint/507/storage-full",
  "getWebhookEndpoint/200/active",
  "getWebhookEndpoint/200/auto-paused",
  "getWebhookEndpoint/401/missing-key",
  "getWebhookEndpoint/401/malformed-key",
  "getWebhookEndpoint/401/unknown-key",
  "getWebhookEndpoint/403/missing-scope",
  "getWebhookEndpoint/403/organization-header",
  "getWebhookEndpoint/404/unknown-endpoint",
  "getWebhookEndpoint/422/malformed-endpoint-id",
  "getWebhookEndpoint/429/rate-limited",
  "getWebhookEndpoint/500/unexpected-fault",
  "getWebhookEndpoint/503/database-down",
  "getWebhookEndpoint/503/killed-key",
  "updateWebhookEndpoint/200/pause",
  "updateWebhookEndpoint/200/resume",
  "updateWebhookEndpoint/200/other-events",
  "updateWebhookEndpoint/200/replayed",
  "updateWebhookEndpoint/400/broken-json",
  "updateWebhookEndpoint/400/duplicate-property",
  "updateWebhookEndpoint/400/key-empty",
  "updateWebhookEndpoint/401/missing-key",
  "updateWebhookEndpoint/401/malformed-key",
  "updateWebhookEndpoint/401/unknown-key",
  "updateWebhookEndpoint/403/missing-scope",
  "updateWebhookEndpoint/403/organization-header",
  "updateWebhookEndpoint/404/unknown-endpoint",
  "updateWebhookEndpoint/409/key-reused",
  "updateWebhookEndpoint/409/key-at-work",
  "updateWebhookEndpoint/413/body-too-large",
  "updateWebhookEndpoint/415/form-body",
  "updateWebhookEndpoint/422/nothing-to-change",
  "updateWebhookEndpoint/422/http-url",
  "updateWebhookEndpoint/429/rate-limited",
  "updateWebhookEndpoint/429/daily-limit-reached",
  "updateWebhookEndpoint/500/unexpected-fault",
  "updateWebhookEndpoint/503/database-down",
  "updateWebhookEndpoint/503/killed-key",
  "updateWebhookEndpoint/507/storage-full",
  "deleteWebhookEndpoint/200/deleted",
  "deleteWebhookEndpoint/401/missing-key",
  "deleteWebhookEndpoint/401/malformed-key",
  "deleteWebhookEndpoint/401/unknown-key",
  "deleteWebhookEndpoint/403/missing-scope",
  "deleteWebhookEndpoint/403/organization-header",
  "deleteWebhookEndpoint/404/unknown-endpoint",
  "deleteWebhookEndpoint/422/malformed-endpoint-id",
  "deleteWebhookEndpoint/429/rate-limited",
  "deleteWebhookEndpoint/429/daily-limit-reached",
  "deleteWebhookEndpoint/500/unexpected-fault",
  "deleteWebhookEndpoint/503/database-down",
  "deleteWebhookEndpoint/503/killed-key",
  "deleteWebhookEndpoint/507/storage-full",
  "rotateWebhookSecret/200/rotated",
  "rotateWebhookSecret/200/empty-object",
  "rotateWebhookSecret/200/replayed",
  "rotateWebhookSecret/400/broken-json",
  "rotateWebhookSecret/400/duplicate-property",
  "rotateWebhookSecret/400/key-empty",
  "rotateWebhookSecret/401/missing-key",
  "rotateWebhookSecret/401/malformed-key",
  "rotateWebhookSecret/401/unknown-key",
  "rotateWebhookSecret/403/missing-scope",
  "rotateWebhookSecret/403/organization-header",
  "rotateWebhookSecret/404/unknown-endpoint",
  "rotateWebhookSecret/409/key-reused",
  "rotateWebhookSecret/409/key-at-work",
  "rotateWebhookSecret/413/body-too-large",
  "rotateWebhookSecret/415/form-body",
  "rotateWebhookSecret/422/malformed-endpoint-id",
  "rotateWebhookSecret/429/rate-limited",
  "rotateWebhookSecret/429/daily-limit-reached",
  "rotateWebhookSecret/500/unexpected-fault",
  "rotateWebhookSecret/503/database-down",
  "rotateWebhookSecret/503/killed-key",
  "rotateWebhookSecret/507/storage-full",
  "testWebhookEndpoint/200/pinged",
  "testWebhookEndpoint/200/empty-object",
  "testWebhookEndpoint/200/replayed",
  "testWebhookEndpoint/400/broken-json",
  "testWebhookEndpoint/400/duplicate-property",
  "testWebhookEndpoint/400/key-empty",
  "testWebhookEndpoint/401/missing-key",
  "testWebhookEndpoint/401/malformed-key",
  "testWebhookEndpoint/401/unknown-key",
  "testWebhookEndpoint/403/missing-scope",
  "testWebhookEndpoint/403/organization-header",
  "testWebhookEndpoint/404/unknown-endpoint",
  "testWebhookEndpoint/409/key-reused",
  "testWebhookEndpoint/409/key-at-work",
  "testWebhookEndpoint/413/body-too-large",
  "testWebhookEndpoint/415/form-body",
  "testWebhookEndpoint/422/malformed-endpoint-id",
  "testWebhookEndpoint/429/rate-limited",
  "testWebhookEndpoint/429/daily-limit-reached",
  "testWebhookEndpoint/500/unexpected-fault",
  "testWebhookEndpoint/503/database-down",
  "testWebhookEndpoint/503/killed-key",
  "testWebhookEndpoint/507/storage-full",
  "listWebhookDeliveries/200/all",
  "listWebhookDeliveries/200/first-page",
  "listWebhookDeliveries/200/next-page",
  "listWebhookDeliveries/401/missing-key",
  "listWebhookDeliveries/401/malformed-key",
  "listWebhookDeliveries/401/unknown-key",
  "listWebhookDeliveries/403/missing-scope",
  "listWebhookDeliveries/403/organization-header",
  "listWebhookDeliveries/404/unknown-endpoint",
  "listWebhookDeliveries/422/bad-cursor",
  "listWebhookDeliveries/422/malformed-endpoint-id",
  "listWebhookDeliveries/429/rate-limited",
  "listWebhookDeliveries/500/unexpected-fault",
  "listWebhookDeliveries/503/database-down",
  "listWebhookDeliveries/503/killed-key",
  "replayWebhookDelivery/200/replayed-delivery",
  "replayWebhookDelivery/200/empty-object",
  "replayWebhookDelivery/200/replayed",
  "replayWebhookDelivery/400/broken-json",
  "replayWebhookDelivery/400/duplicate-property",
  "replayWebhookDelivery/400/key-empty",
  "replayWebhookDelivery/401/missing-key",
  "replayWebhookDelivery/401/malformed-key",
  "replayWebhookDelivery/401/unknown-key",
  "replayWebhookDelivery/403/missing-scope",
  "replayWebhookDelivery/403/organization-header",
  "replayWebhookDelivery/404/unknown-delivery",
  "replayWebhookDelivery/409/key-reused",
  "replayWebhookDelivery/409/key-at-work",
  "replayWebhookDelivery/413/body-too-large",
  "replayWebhookDelivery/415/form-body",
  "replayWebhookDelivery/422/malformed-delivery-id",
  "replayWebhookDelivery/429/rate-limited",
  "replayWebhookDelivery/429/daily-limit-reached",
  "replayWebhookDelivery/500/unexpected-fault",
  "replayWebhookDelivery/503/database-down",
  "replayWebhookDelivery/503/killed-key",
  "replayWebhookDelivery/507/storage-full",
  "listProjects/200/all",
  "listProjects/200/first-page",
  "listProjects/200/next-page",
  "listProjects/200/by-customer",
  "listProjects/200/archived",
  "listProjects/401/missing-key",
  "listProjects/401/malformed-key",
  "listProjects/401/unknown-key",
  "listProjects/403/missing-scope",
  "listProjects/403/organization-header",
  "listProjects/422/unknown-status",
  "listProjects/422/bad-cursor",
  "listProjects/429/rate-limited",
  "listProjects/500/unexpected-fault",
  "listProjects/503/database-down",
  "listProjects/503/killed-key",
  "createProject/201/minimal",
  "createProject/201/all-fields",
  "createProject/201/replayed",
  "createProject/400/broken-json",
  "createProject/400/duplicate-property",
  "createProject/400/key-empty",
  "createProject/401/missing-key",
  "createProject/401/malformed-key",
  "createProject/401/unknown-key",
  "createProject/403/missing-scope",
  "createProject/403/organization-header",
  "createProject/409/key-reused",
  "createProject/409/key-at-work",
  "createProject/413/body-too-large",
  "createProject/415/form-body",
  "createProject/422/name-missing",
  "createProject/422/unknown-timezone",
  "createProject/422/unknown-brand-voice",
  "createProject/422/metadata-too-large",
  "createProject/429/rate-limited",
  "createProject/429/daily-limit-reached",
  "createProject/500/unexpected-fault",
  "createProject/503/database-down",
  "createProject/503/killed-key",
  "createProject/507/storage-full",
  "getProject/200/active",
  "getProject/200/archived",
  "getProject/401/missing-key",
  "getProject/401/malformed-key",
  "getProject/401/unknown-key",
  "getProject/403/missing-scope",
  "getProject/403/organization-header",
  "getProject/404/unknown-project",
  "getProject/422/malformed-project-id",
  "getProject/429/rate-limited",
  "getProject/500/unexpected-fault",
  "getProject/503/database-down",
  "getProject/503/killed-key",
  "updateProject/200/rename",
  "updateProject/200/replace-metadata",
  "updateProject/200/restore",
  "updateProject/200/replayed",
  "updateProject/400/broken-json",
  "updateProject/400/duplicate-property",
  "updateProject/400/key-empty",
  "updateProject/401/missing-key",
  "updateProject/401/malformed-key",
  "updateProject/401/unknown-key",
  "updateProject/403/missing-scope",
  "updateProject/403/organization-header",
  "updateProject/404/unknown-project",
  "updateProject/409/key-reused",
  "updateProject/409/key-at-work",
  "updateProject/413/body-too-large",
  "updateProject/415/form-body",
  "updateProject/422/archive-by-status",
  "updateProject/422/nothing-to-change",
  "updateProject/422/unknown-timezone",
  "updateProject/422/malformed-project-id",
  "updateProject/429/rate-limited",
  "updateProject/429/daily-limit-reached",
  "updateProject/500/unexpected-fault",
  "updateProject/503/database-down",
  "updateProject/503/killed-key",
  "updateProject/507/storage-full",
  "archiveProject/200/archived",
  "archiveProject/200/already-archived",
  "archiveProject/401/missing-key",
  "archiveProject/401/malformed-key",
  "archiveProject/401/unknown-key",
  "archiveProject/403/missing-scope",
  "archiveProject/403/organization-header",
  "archiveProject/404/unknown-project",
  "archiveProject/422/malformed-project-id",
  "archiveProject/429/rate-limited",
  "archiveProject/429/daily-limit-reached",
  "archiveProject/500/unexpected-fault",
  "archiveProject/503/database-down",
  "archiveProject/503/killed-key",
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
  "upload-crowded",
  "upload-settled",
  "storage-full"
] as const;
