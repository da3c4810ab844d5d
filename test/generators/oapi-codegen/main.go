package main

import (
	"bytes"
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os"

	"drive/client"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

// taken is the documented answer, or ends the program with what came instead.
func taken[T any](answer *T, body []byte) *T {
	if answer == nil {
		log.Fatal(string(body))
	}
	return answer
}

func put(target client.UploadTarget, video []byte) {
	request := must(http.NewRequest(string(target.Method), target.UploadUrl, bytes.NewReader(video)))
	for name, value := range target.Headers {
		request.Header.Set(name, value)
	}
	if response := must(http.DefaultClient.Do(request)); response.StatusCode != http.StatusOK {
		log.Fatal(response.Status)
	}
}

func main() {
	ctx := context.Background()
	project := os.Getenv("LAYERS_PROJECT_ID")
	video := must(os.ReadFile(os.Getenv("VIDEO")))
	const server = client.ServerUrlThisService
	api := must(client.NewClientWithResponses(server, client.WithRequestEditorFn(
		func(_ context.Context, request *http.Request) error {
			request.Header.Set("Authorization", "Bearer "+os.Getenv("LAYERS_API_KEY"))
			return nil
		})))

	whoami := must(api.WhoamiWithResponse(ctx))
	caller := taken(whoami.JSON200, whoami.Body)
	opened := must(api.CreateUploadSessionWithResponse(ctx, project, nil, client.CreateUploadSessionRequest{
		Files: []client.DeclaredFile{{
			Filename: "teaser.mp4", ContentType: client.DeclaredContentTypeVideomp4, SizeBytes: int64(len(video)),
		}},
		Grouping: client.CreateUploadSessionRequestGroupingPerFile,
	}))
	target := taken(opened.JSON201, opened.Body).Files[0]
	id := target.ContainerId
	hurrying := must(api.FinalizeUploadWithResponse(ctx, id, nil, client.CaptionRequest{Caption: "First ☕"}))
	early := must(taken(hurrying.JSON409, hurrying.Body).Error.Discriminator())
	put(target, video)
	finalizing := must(api.FinalizeUploadWithResponse(ctx, id, nil, client.CaptionRequest{Caption: "First ☕"}))
	finalized := taken(finalizing.JSON200, finalizing.Body)
	mending := must(api.UpdateContentWithResponse(ctx, id, nil, client.CaptionRequest{Caption: "Mended ☕"}))
	mended := taken(mending.JSON200, mending.Body)
	status, limit := client.ContentStatusQuery{client.ContentStatusCompleted}, client.LimitQuery(1)
	listing := must(api.ListContentWithResponse(ctx, project, &client.ListContentParams{Status: &status, Limit: &limit}))
	listed := []string{}
	for _, item := range taken(listing.JSON200, listing.Body).Items {
		listed = append(listed, item.Id)
	}
	reading := must(api.GetContentWithResponse(ctx, "cnt_00000000-0000-4000-8000-000000000000"))
	absent := taken(reading.JSON404, reading.Body)

	must(0, json.NewEncoder(os.Stdout).Encode(map[string]any{
		"baseUrl":        server,
		"organizationId": caller.OrganizationId,
		"containerId":    id,
		"early":          early,
		"finalized":      []any{finalized.Status, finalized.Caption},
		"mended":         mended.Caption,
		"listed":         listed,
		"absent":         absent.Error.Code,
	}))
}
