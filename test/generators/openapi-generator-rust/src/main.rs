use openapi::apis::account_api::whoami;
use openapi::apis::configuration::Configuration;
use openapi::apis::content_api::{get_content, list_content, update_content, GetContentError};
use openapi::apis::uploads_api::{create_upload_session, finalize_upload, FinalizeUploadError};
use openapi::apis::Error;
use openapi::models::create_upload_session_request::Grouping;
use openapi::models::{CaptionRequest, ContentStatus, CreateUploadSessionRequest, DeclaredContentType, DeclaredFile};
use std::env::var;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let project = var("LAYERS_PROJECT_ID")?;
    let video = std::fs::read(var("VIDEO")?)?;
    let mut api = Configuration::new();
    api.bearer_access_token = Some(var("LAYERS_API_KEY")?);

    let caller = whoami(&api).await?;
    let declared = DeclaredFile::new(
        "teaser.mp4".into(),
        DeclaredContentType::VideoSlashMp4,
        video.len().try_into()?,
    );
    let request = CreateUploadSessionRequest::new(vec![declared], Grouping::PerFile);
    let session = create_upload_session(&api, &project, request, None).await?;
    let target = &session.files[0];
    let id = &target.container_id;
    // Its union wants the code both as tag and as field, so the body stays as it came.
    let early = match finalize_upload(&api, id, CaptionRequest::new("First ☕".into()), None).await {
        Err(Error::ResponseError(refusal)) => match refusal.entity {
            Some(FinalizeUploadError::UnknownValue(problem)) => problem["error"]["code"].clone(),
            other => return Err(format!("a finalize without its file answers {other:?}").into()),
        },
        other => return Err(format!("a finalize without its file answers {other:?}").into()),
    };
    let mut put = api.client.put(&target.upload_url).body(video);
    for (name, value) in &target.headers {
        put = put.header(name, value);
    }
    put.send().await?.error_for_status()?;
    let finalized = finalize_upload(&api, id, CaptionRequest::new("First ☕".into()), None).await?;
    let mended = update_content(&api, id, CaptionRequest::new("Mended ☕".into()), None).await?;
    let completed = Some(vec![ContentStatus::Completed]);
    let page = list_content(&api, &project, completed, None, None, None, None, None, None, Some(1)).await?;
    let absent = match get_content(&api, "cnt_00000000-0000-4000-8000-000000000000").await {
        Err(Error::ResponseError(refusal)) => match refusal.entity {
            Some(GetContentError::Status404(problem)) => problem.error.code,
            _ => return Err(refusal.content.into()),
        },
        other => return Err(format!("an absent item answers {other:?}").into()),
    };

    println!(
        "{}",
        serde_json::json!({
            "baseUrl": api.base_path,
            "organizationId": caller.organization_id,
            "containerId": id,
            "early": early,
            "finalized": (finalized.status, finalized.caption),
            "mended": mended.caption,
            "listed": page.items.iter().map(|item| &item.id).collect::<Vec<_>>(),
            "absent": absent,
        })
    );
    Ok(())
}
