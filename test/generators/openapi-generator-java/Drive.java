import com.google.gson.Gson;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.Configuration;
import org.openapitools.client.api.AccountApi;
import org.openapitools.client.api.ContentApi;
import org.openapitools.client.api.UploadsApi;
import org.openapitools.client.model.CaptionRequest;
import org.openapitools.client.model.ContentItem;
import org.openapitools.client.model.ContentPage;
import org.openapitools.client.model.ContentStatus;
import org.openapitools.client.model.CreateUploadSessionRequest;
import org.openapitools.client.model.DeclaredContentType;
import org.openapitools.client.model.DeclaredFile;
import org.openapitools.client.model.FinalizeConflictProblem;
import org.openapitools.client.model.Identity;
import org.openapitools.client.model.NotFoundProblem;
import org.openapitools.client.model.UploadTarget;

public final class Drive {
    public static void main(String[] args) throws Exception {
        String project = System.getenv("LAYERS_PROJECT_ID");
        Path video = Path.of(System.getenv("VIDEO"));
        ApiClient api = Configuration.getDefaultApiClient();
        api.setBearerToken(System.getenv("LAYERS_API_KEY"));
        // Else it gives up after ten seconds, which a finalize may take.
        api.setReadTimeout(120_000);
        ContentApi content = new ContentApi();
        UploadsApi uploads = new UploadsApi();

        Identity caller = new AccountApi().whoami();
        DeclaredFile declared = new DeclaredFile()
                .filename("teaser.mp4")
                .contentType(DeclaredContentType.VIDEO_MP4)
                .sizeBytes(video.toFile().length());
        CreateUploadSessionRequest request = new CreateUploadSessionRequest()
                .addFilesItem(declared)
                .grouping(CreateUploadSessionRequest.GroupingEnum.PER_FILE);
        UploadTarget target = uploads.createUploadSession(project, request, null).getFiles().get(0);
        String id = target.getContainerId();
        String early = codeOfEarly(uploads, id);
        put(target, video);
        ContentItem finalized = uploads.finalizeUpload(id, new CaptionRequest().caption("First ☕"), null);
        ContentItem mended = content.updateContent(id, new CaptionRequest().caption("Mended ☕"), null);
        List<ContentStatus> completed = List.of(ContentStatus.COMPLETED);
        ContentPage page = content.listContent(project, completed, null, null, null, null, null, null, 1);

        Map<String, Object> report = new HashMap<>();
        report.put("baseUrl", api.getBasePath());
        report.put("organizationId", caller.getOrganizationId());
        report.put("containerId", id);
        report.put("early", early);
        report.put("finalized", List.of(finalized.getStatus().getValue(), finalized.getCaption()));
        report.put("mended", mended.getCaption());
        report.put("listed", page.getItems().stream().map(ContentItem::getId).toList());
        report.put("absent", codeOfAbsent(content));
        System.out.println(new Gson().toJson(report));
    }

    private static void put(UploadTarget target, Path video) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.getUploadUrl()).PUT(BodyPublishers.ofFile(video));
        target.getHeaders().forEach(request::header);
        HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) throw new IllegalStateException(response.body());
    }

    private static String codeOfEarly(UploadsApi uploads, String id) throws Exception {
        try {
            uploads.finalizeUpload(id, new CaptionRequest().caption("First ☕"), null);
        } catch (ApiException refusal) {
            FinalizeConflictProblem problem = FinalizeConflictProblem.fromJson(refusal.getResponseBody());
            return problem.getError().getUploadIncompleteError().getCode().getValue();
        }
        throw new IllegalStateException("an item without its file is finalized");
    }

    private static String codeOfAbsent(ContentApi content) throws Exception {
        try {
            content.getContent("cnt_00000000-0000-4000-8000-000000000000");
        } catch (ApiException refusal) {
            return NotFoundProblem.fromJson(refusal.getResponseBody()).getError().getCode().getValue();
        }
        throw new IllegalStateException("an absent item is answered");
    }
}
