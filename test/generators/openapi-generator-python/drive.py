import json
import os
from pathlib import Path

import httpx

from client import (
    AccountApi,
    ApiClient,
    CaptionRequest,
    Configuration,
    ContentApi,
    ContentStatus,
    CreateUploadSessionRequest,
    DeclaredContentType,
    DeclaredFile,
    FinalizeConflictProblem,
    NotFoundProblem,
    UploadsApi,
)
from client.exceptions import ConflictException, NotFoundException

project_id = os.environ["LAYERS_PROJECT_ID"]
video = Path(os.environ["VIDEO"]).read_bytes()
configuration = Configuration(access_token=os.environ["LAYERS_API_KEY"])

with ApiClient(configuration) as client:
    content, uploads = ContentApi(client), UploadsApi(client)
    caller = AccountApi(client).whoami()
    declared = DeclaredFile(
        filename="teaser.mp4", contentType=DeclaredContentType.VIDEO_SLASH_MP4, sizeBytes=len(video)
    )
    session = uploads.create_upload_session(
        project_id, CreateUploadSessionRequest(files=[declared], grouping="per-file")
    )
    target = session.files[0]
    try:
        uploads.finalize_upload(target.container_id, CaptionRequest(caption="First ☕"))
        raise AssertionError("an item without its file is finalized")
    except ConflictException as refusal:
        conflict = refusal.data
        assert isinstance(conflict, FinalizeConflictProblem), conflict
        incomplete = conflict.error.actual_instance
        assert incomplete is not None
    httpx.put(target.upload_url, content=video, headers=target.headers).raise_for_status()
    finalized = uploads.finalize_upload(target.container_id, CaptionRequest(caption="First ☕"))
    mended = content.update_content(target.container_id, CaptionRequest(caption="Mended ☕"))
    page = content.list_content(project_id, status=[ContentStatus.COMPLETED], limit=1)
    try:
        content.get_content("cnt_00000000-0000-4000-8000-000000000000")
        raise AssertionError("an absent item is answered")
    except NotFoundException as refusal:
        problem = refusal.data
        assert isinstance(problem, NotFoundProblem), problem
        absent = problem.error.code

print(
    json.dumps(
        {
            "baseUrl": configuration.host,
            "organizationId": caller.organization_id,
            "containerId": target.container_id,
            "early": incomplete.code,
            "finalized": [finalized.status.value, finalized.caption],
            "mended": mended.caption,
            "listed": [item.id for item in page.items],
            "absent": absent,
        }
    )
)
