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

type key string

func (k key) BearerAuth(context.Context, client.OperationName) (client.BearerAuth, error) {
	return client.BearerAuth{Token: string(k)}, nil
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

// taken is the documented answer T of those an operation may have, or ends the program with what came instead.
func taken[T any](answer any, err error) T {
	must(answer, err)
	result, ok := answer.(T)
	if !ok {
		log.Fatalf("%+v", answer)
	}
	return result
}

func put(target client.UploadTarget, video []byte) {
	request := must(http.NewRequest(target.Method, target.UploadUrl.String(), bytes.NewReader(video)))
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
	api := must(client.NewClient(os.Getenv("LAYERS_BASE_URL"), key(os.Getenv("LAYERS_API_KEY"))))

	caller := taken[*client.IdentityHeaders](api.Whoami(ctx)).Response
	session := taken[*client.CreateUploadSessionCreatedHeaders](api.CreateUploadSession(ctx,
		&client.CreateUploadSessionRequest{
			Files: []client.DeclaredFile{{
				Filename: "teaser.mp4", ContentType: client.DeclaredContentTypeVideoMP4, SizeBytes: int64(len(video)),
			}},
			Grouping: client.CreateUploadSessionRequestGroupingPerFile,
		},
		client.CreateUploadSessionParams{ProjectId: project})).Response
	target := session.Files[0]
	id := string(target.ContainerId)
	early := taken[*client.FinalizeConflictProblemHeaders](api.FinalizeUpload(ctx,
		&client.CaptionRequest{Caption: "First ☕"}, client.FinalizeUploadParams{ContainerId: id})).Response
	put(target, video)
	finalized := taken[*client.UpdateContentOKHeaders](api.FinalizeUpload(ctx,
		&client.CaptionRequest{Caption: "First ☕"}, client.FinalizeUploadParams{ContainerId: id})).Response
	mended := taken[*client.UpdateContentOKHeaders](api.UpdateContent(ctx,
		&client.CaptionRequest{Caption: "Mended ☕"}, client.UpdateContentParams{ContainerId: id})).Response
	page := taken[*client.ContentPageHeaders](api.ListContent(ctx, client.ListContentParams{
		ProjectId: project, Status: []client.ContentStatus{client.ContentStatusCompleted}, Limit: client.NewOptInt(1),
	})).Response
	listed := []string{}
	for _, item := range page.Items {
		listed = append(listed, string(item.ID))
	}
	absent := taken[*client.ContentNotFoundHeaders](api.GetContent(ctx,
		client.GetContentParams{ContainerId: "cnt_00000000-0000-4000-8000-000000000000"})).Response

	must(0, json.NewEncoder(os.Stdout).Encode(map[string]any{
		"baseUrl":        nil,
		"organizationId": caller.OrganizationId,
		"containerId":    id,
		"early":          early.Error.Type,
		"finalized":      []any{finalized.Status, finalized.Caption.Value},
		"mended":         mended.Caption.Value,
		"listed":         listed,
		"absent":         absent.Error.Code,
	}))
}
