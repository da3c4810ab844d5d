import json
import os
from pathlib import Path

import httpx

from client import AuthenticatedClient
from client.api.account import whoami
from client.api.content import get_content, list_content, update_content
from client.api.uploads import create_upload_session, finalize_upload
from client.models import (
    CaptionRequest,
    ContentItem,
    ContentPage,
    ContentStatus,
    CreateUploadSessionRequest,
    CreateUploadSessionRequestGrouping,
    DeclaredContentType,
    DeclaredFile,
    FinalizeConflictProblem,
    Identity,
    NotFoundProblem,
    UploadSession,
)

project_id = os.environ["LAYERS_PROJECT_ID"]
video = Path(os.environ["VIDEO"]).read_bytes()

# Else it gives up after five seconds, which a finalize may take.
patient = httpx.Timeout(120)

with AuthenticatedClient(
    base_url=os.environ["LAYERS_BASE_URL"], token=os.environ["LAYERS_API_KEY"], timeout=patient
) as client:
    caller = whoami.sync(client=client)
    assert isinstance(caller, Identity), caller
    declared = DeclaredFile(filename="teaser.mp4", content_type=DeclaredContentType.VIDEOMP4, size_bytes=len(video))
    session = create_upload_session.sync(
        project_id,
        client=client,
        body=CreateUploadSessionRequest(files=[declared], grouping=CreateUploadSessionRequestGrouping.PER_FILE),
    )
    assert isinstance(session, UploadSession), session
    target = session.files[0]
    early = finalize_upload.sync(target.container_id, client=client, body=CaptionRequest(caption="First ☕"))
    assert isinstance(early, FinalizeConflictProblem), early
    httpx.put(target.upload_url, content=video, headers=target.headers.to_dict()).raise_for_status()
    finalized = finalize_upload.sync(target.container_id, client=client, body=CaptionRequest(caption="First ☕"))
    assert isinstance(finalized, ContentItem), finalized
    mended = update_content.sync(target.container_id, client=client, body=CaptionRequest(caption="Mended ☕"))
    assert isinstance(mended, ContentItem), mended
    page = list_content.sync(project_id, client=client, status=[ContentStatus.COMPLETED], limit=1)
    assert isinstance(page, ContentPage), page
    absent = get_content.sync("cnt_00000000-0000-4000-8000-000000000000", client=client)
    assert isinstance(absent, NotFoundProblem), absent

print(
    json.dumps(
        {
            "baseUrl": None,
            "organizationId": caller.organization_id,
            "containerId": target.container_id,
            "early": early.error.code,
            "finalized": [finalized.status.value, finalized.caption],
            "mended": mended.caption,
            "listed": [item.id for item in page.items],
            "absent": absent.error.code,
        }
    )
)
