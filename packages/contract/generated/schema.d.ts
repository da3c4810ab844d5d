// Generated from openapi/ by `pnpm generate`; not to be edited.
export interface paths {
    "/v1/projects/{projectId}/content/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open an upload session
         * @description Declares the files of one or more items and answers where to put each of them.
         *
         *     - `grouping: per-file` makes one item of every file, each finalized on its own.
         *     - `grouping: slideshow` makes one item of two to ten images, shown in the order given.
         *
         *     PUT each file to its `uploadUrl` with every header listed under its `headers`, unchanged. Upload URLs live about 15 minutes (`refreshUploadUrls` signs new ones); the session lives about two hours, after which open items are canceled.
         *
         *     `platformFit` is a first verdict from the declared type and size alone, so that a hopeless file (a PNG fits neither platform) need not be uploaded to be found out. It is advice and never refuses an upload.
         *
         *     A session takes its share of the organization's quotas (`getUsage`) at once: an open upload and an item of the day for each item, and of the stored bytes the declared sizes and 1 MiB a file. Finalizing settles on the true sizes; canceling or expiring gives the share back.
         *
         *     Repeating this call opens another session, and the one you abandon ends by itself. Repeating it with its `Idempotency-Key` opens none: you get the same items in the same order, with URLs signed afresh.
         *
         *     With a test key nothing you PUT is kept, and some filenames make finalize fail on purpose: see the guide `sandbox`. The guide `upload-finished-content` goes through all steps.
         */
        post: operations["createUploadSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/content/upload": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload content from URLs
         * @description Makes a completed item of media that lie elsewhere: the service fetches them, and does with them what an upload goes through. One URL is a video or a picture; two to ten are the pictures of a slideshow, in this order. All of them, or none.
         *
         *     **What is fetched.** `https` URLs of public hosts, without a user or password, at port 443. At most three redirects are followed, each held to the same. The answer is 200 with one of the five content types, uncompressed; the bytes must then really be of that type. Nothing of yours or ours is sent along, so that a URL must be readable by everybody who knows it, such as a signed one.
         *
         *     **How long.** The answer comes when the item is completed. A host has 5 seconds to be connected to, 10 to begin its answer, and has to bring 64 KiB every 20 seconds; all files together have 50 seconds. Allow the call 150.
         *
         *     **Over a share** is 429 `RATE_LIMITED` with `window` `concurrent`: 2 imports at once of an organization, 2 from one host, 8 in a process. Nothing was begun; call again when one of them has ended.
         *
         *     **Send an `Idempotency-Key`** with every import. It is taken at once and stands for the item: a repetition while the import is at work gets 409 `IDEMPOTENCY_IN_PROGRESS`, and once it is completed the item as it is now. After a refusal the key is free again; if the service itself broke off, within a few minutes. A repetition never makes a second item.
         *
         *     **Refusals** name the medium by `details.index`, from 0. Whatever keeps a URL from being fetched is told in one sentence, without the cause. The item of a refused import stays in lists as `canceled` with `IMPORT_FAILED`. While an import is at work, its item is listed as `queued`; from the quotas it takes an open upload, an item of the day, and of the stored bytes the cap of a video (of several media: of a picture each) until the true sizes are known.
         *
         *     **With a test key** the URLs are judged by themselves and nothing is fetched: the type is that of the extension (none or an unknown one: mp4), the assets are the sandbox's own media, and the reserved filenames of the guide `sandbox` make the import fail.
         */
        post: operations["uploadContentFromUrl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{containerId}/upload-urls": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign fresh upload URLs
         * @description Answers a new `uploadUrl` for every file of an open item, in the shape of `createUploadSession`. Use it when a PUT came too late for its URL. What was already uploaded stays; the new URLs write to the same place.
         *
         *     The new URLs live 15 minutes, or until five minutes before the session ends if that is sooner. `sessionExpiresAt` never moves: a session cannot be kept open by refreshing.
         *
         *     No body is needed; an empty object is accepted.
         */
        post: operations["refreshUploadUrls"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{containerId}/finalize-upload": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finalize an upload
         * @description Turns an open item into a completed one. Call it once for each `containerId` returned by the upload session, after all PUTs of that item succeeded; a per-file session (`createUploadSession`) with three files has three items to finalize. The guide `upload-finished-content` goes through all steps.
         *
         *     The service looks for every declared file, takes a private copy no later PUT can touch, checks its size and checksum, measures it, judges what the platforms will say, and publishes it. It is all or nothing: an item with one bad file stays open as a whole. What was measured is what is served from then on.
         *
         *     **The first successful finalize decides the caption.** A repeated call on a completed item answers 200 with the item as it is and ignores its body, whatever that holds: another text there changes nothing, and no error tells of it. To correct the text, use `updateContent`.
         *
         *     **Repeat it freely.** The operation is idempotent by state. Of calls that arrive together one does the work and the others get the same answer; one that has waited 30 seconds gets 409 `FINALIZE_IN_PROGRESS` and may ask again. It needs no `Idempotency-Key` for that: after a timeout, just call it again.
         *
         *     **Organizations take turns.** Files are looked at a few at a time; while others wait, one organization has one finalize at work. Up to 16 of its items wait, none longer than 30 seconds, and what is more than that gets 429 `RATE_LIMITED` with `window` `concurrent`: call again.
         *
         *     **In a project that asks for approval** the item has the `approvalStatus` `pending` from its completion on, and waits for a decision: see the guide `review`. By default it is `not_required`.
         *
         *     **After a refusal** (409 `UPLOAD_INCOMPLETE`, 413, 422) the item is still open: PUT the right file to the same URL, then finalize again. 409 `CONFLICT` is final: start a new session.
         *
         *     A file smaller than declared is taken as it is; `sizeBytes` of the asset is what was stored.
         *
         *     An `Idempotency-Key` here stands for the item, not for the caption: a repetition with the key is answered from the item as it is now, and a refusal is never kept.
         *
         *     **With a test key** no byte is looked at, arrived or not: the assets are the sandbox's own media of the declared types, always the same, with your caption verbatim. More in the guide `sandbox`.
         */
        post: operations["finalizeUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        /**
         * List a project's content
         * @description The items of a project, newest first, each in full. Open and canceled uploads are listed like all others; narrow the list with the filters, which all have to hold.
         *
         *     To read on, repeat the call with the same filters and `cursor` set to the page's `nextCursor`, until that is null. Items made meanwhile never shift a page.
         */
        get: operations["listContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/content-review-policy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        /**
         * Read a project's review policy
         * @description What the project asks of its items when they are completed, and how many of them wait for approval now (`listContent` with `approvalStatus=pending` shows them). A policy that was never set is `auto_approve`.
         */
        get: operations["getContentReviewPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set a project's review policy
         * @description Sets what the project asks of the items that are completed from now on. Items that were completed before stay as they are: what waits goes on waiting (`approveContent`, `rejectContent`), what needed no approval needs none.
         *
         *     With `review_first_n`, each item that is completed counts how many of the project's items are approved or rejected by then, deleted ones and those that this policy let through included. The guide `review` goes through all steps.
         */
        patch: operations["updateContentReviewPolicy"];
        trace?: never;
    };
    "/v1/content/{containerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        /**
         * Read a content item
         * @description The item as it is now. Until an upload is completed it has no caption, no assets, no preview and no verdict; a canceled one says why in `lastError`.
         */
        get: operations["getContent"];
        put?: never;
        post?: never;
        /**
         * Cancel or delete an upload
         * @description Ends an open upload or deletes a completed one, and answers the item, now `canceled`. `lastError.code` tells which it was: `CANCELED_BY_CLIENT` or `DELETED`. From the answer on its media URLs are 404; the stored bytes are removed soon after.
         *
         *     Repeating the call gives the same answer. While a finalize is at work the call waits for its outcome, up to 30 seconds. Generated items cannot be deleted here.
         */
        delete: operations["cancelContent"];
        options?: never;
        head?: never;
        /**
         * Correct the caption of an upload
         * @description Replaces the caption of a completed upload, the item that `containerId` names, and answers the full item. This is the way to mend a typo after `finalizeUpload`, whose repeated body is ignored; the guide `upload-finished-content` goes through all steps.
         *
         *     The text is published byte for byte: nothing is trimmed, normalised or rewritten. Posts that are already out keep the caption they went out with; the new one is for what is scheduled from now on. `platformFit` is judged again with the new text.
         *
         *     There is no `updatedAt`: every successful call, one with an equal caption too, sets `completedAt` to now.
         *
         *     Only uploads can be corrected. A generated item takes its hook from its generation inputs, so a caption written here would not come back on GET (`getContent`); generate it again with a fresh `hook` instead. Media is immutable: upload a new item if the file is wrong.
         */
        patch: operations["updateContent"];
        trace?: never;
    };
    "/v1/content/{containerId}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        /**
         * Read how far an item is
         * @description The same state as `getContent` tells, in a few bytes that are cheap to ask for again and again: until `status` is `completed`, `canceled` or `failed`, there is more to come.
         *
         *     A finalize answers only when it is over; with this, another program can see what it is at meanwhile.
         */
        get: operations["getContentProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{containerId}/platform-fit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        /**
         * Judge an item for other platforms
         * @description What platforms will say to an item, also such as its own `platformFit` does not speak of: from its caption as it is now, and from what was measured when it was finalized. No file is read again.
         *
         *     The rules are those of today (`listPlatformRules`), so that an older item may be judged otherwise than its `platformFit`, which keeps the words of its day. What was not yet measured in that day is unknown, and unknown is never an issue.
         *
         *     The answer is empty where the item's own is: until an upload is completed, once it is canceled, and for generated items.
         */
        get: operations["getPlatformFit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{containerId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve an item
         * @description Approves a completed item that waits for it (`approvalStatus: pending`, found by `listContent`). A decision stays: an item that was approved or rejected cannot be decided on again. Of several calls at once one decides.
         *
         *     The scope that uploads approves too: review is a step of the work here, not a separation of duties. No body is needed.
         */
        post: operations["approveContent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{containerId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject an item
         * @description Rejects a completed item that waits for approval (`approvalStatus: pending`, found by `listContent`), and says why. A decision stays: an item that was approved or rejected cannot be decided on again. Of several calls at once one decides.
         *
         *     A rejected item stays as it is, media included, until it is deleted (`cancelContent`).
         */
        post: operations["rejectContent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/content/{containerId}/assets/{assetId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
                /**
                 * @description Id of the asset as it stands in the item's `assets[]`; for uploads `upload-1`, `upload-2` and so on in the declared order.
                 * @example upload-1
                 */
                assetId: components["parameters"]["AssetIdPath"];
            };
            cookie?: never;
        };
        /**
         * Read one asset
         * @description One file of an item, with the id of the item beside it. Items that are not completed have no assets.
         */
        get: operations["getAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what the platforms take
         * @description Every rule behind a verdict as data, with the day its source was read: enough to show them, or to judge by them on your side. Any valid key may ask.
         *
         *     Without `platform`, the rules of TikTok and Instagram, by which items are judged. Platforms stand in the order of the verdicts, whatever the order they are named in; rules in an order of their own that stays. The answer changes only when the service is updated; a platform's `version` is raised with every change of its rules.
         */
        get: operations["listPlatformRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/platform-fit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judge a post before it is uploaded
         * @description What the platforms will say to a post, from a description of it: no file is sent, nothing is stored, and no quota is touched. The verdicts of TikTok and Instagram are those an item with such files and this caption would carry; `platforms` asks for others, or for fewer. Any valid key may ask.
         *
         *     Describe what you know. Whatever is absent or null is unknown, and unknown is never an issue: from `contentType` alone you learn which formats fit nowhere. Under `media` goes whatever you found out about a file, in the words of this service's own prober, so that the result of a local probe can be sent as it is.
         *
         *     A post is one file, or with `slideshow` any number of images; a slideshow of more or fewer than a platform takes is judged, not refused. Refused with 422 is a description that contradicts itself: a video among the slides, several files without `slideshow`, or `media` of another kind, type or size than the file is declared with.
         */
        post: operations["checkPlatformFit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whoami": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who this key speaks for
         * @description The organization behind the key and what the key may do. Any valid key may ask; use it to check a key before anything else. The guide `every-request` tells what holds for every other one, such as limits.
         */
        get: operations["whoami"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the quotas and what is used of them
         * @description Every quota of your organization in the key's world: its limit, what is used of it now, and when it starts over. Open uploads count with what they have reserved.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}/kill": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the API key, with its prefix or as the bare uuid; not the key itself.
                 * @example key_b4e81f06-9d27-4c35-8a1e-70c6f2d539ab
                 */
                keyId: components["parameters"]["KeyIdPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Kill an API key
         * @description Stops a key for ever, as when it has leaked: from the next request on, every operation answers it 503 `KILL_SWITCH`. It cannot be undone; your operator makes new keys. What was made with the key stays.
         *
         *     Any key of your organization in the same world can be killed, the calling one too. Repeating the call gives the same answer.
         *
         *     No body is needed; an empty object is accepted.
         */
        post: operations["killApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what was done
         * @description What was changed in your organization and the key's world, and every refusal of one of its keys, newest first. An event is written together with its effect, so it tells of nothing that did not happen. Refusals are gathered: at most one event a minute for each key and reason, with their number in `data.count`.
         *
         *     The filters all have to hold; an id that is not yours simply finds nothing. Read on with `cursor` set to the page's `nextCursor`, until that is null. Events are kept for 90 days. Captions, filenames and secrets are never in them.
         */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook endpoints
         * @description All endpoints of your organization in the key's world, newest first; there are at most 20.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description From now on every event of the named types is POSTed to the URL, signed with the `signingSecret` of the answer, which is shown this once. How deliveries look, how to verify them and when they are tried again: see the guide `webhooks`.
         *
         *     An organization has at most 20 endpoints in each world.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, with its prefix or as the bare uuid.
                 * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
                 */
                endpointId: components["parameters"]["EndpointIdPath"];
            };
            cookie?: never;
        };
        /**
         * Get a webhook endpoint
         * @description One endpoint. Its secret is not shown again; `rotateWebhookSecret` gives it a new one.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description Deletes the endpoint and its secret for ever. What waits for it is not sent any more, and its deliveries can no longer be read; a try that is under way is not called back.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a webhook endpoint
         * @description Changes the fields that are sent and leaves the others alone. `metadata` is replaced whole, never merged; null clears an optional field.
         *
         *     While an endpoint is paused nothing is sent to it, and what happens meanwhile is not told to it later. Deliveries that waited when it was paused go on when it is active again.
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, with its prefix or as the bare uuid.
                 * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
                 */
                endpointId: components["parameters"]["EndpointIdPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the secret of a webhook endpoint
         * @description Gives the endpoint a new secret, shown this once. For 24 hours every delivery is signed with both, so that receivers can be changed one after another; after that with the new one alone. Rotating again within that time ends the older secret at once.
         *
         *     No body is needed; an empty object is accepted.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, with its prefix or as the bare uuid.
                 * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
                 */
                endpointId: components["parameters"]["EndpointIdPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Sends a `test.ping` to the endpoint, whatever it asked to be told of. The answer is the delivery as it begins; see by `listWebhookDeliveries` what came of it. To a paused endpoint it is sent once it is active again.
         *
         *     No body is needed; an empty object is accepted.
         */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{endpointId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, with its prefix or as the bare uuid.
                 * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
                 */
                endpointId: components["parameters"]["EndpointIdPath"];
            };
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook endpoint
         * @description What was or will be sent to the endpoint, newest first, and what came of it. Read on with `cursor` set to the page's `nextCursor`, until that is null. Deliveries are kept for 30 days.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the delivery, with its prefix or as the bare uuid.
                 * @example whd_7a2e5c90-1b64-4d38-9f07-e3c6a8d412b5
                 */
                deliveryId: components["parameters"]["DeliveryIdPath"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again
         * @description Sends what the delivery told to its endpoint once more, whatever became of it the first time: a new event with an id of its own, whose `replayOf` is the id of the first.
         *
         *     No body is needed; an empty object is accepted.
         */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List projects
         * @description The projects of your organization in the key's world, newest first. Read on with `cursor` set to the page's `nextCursor`, until that is null.
         */
        get: operations["listProjects"];
        put?: never;
        /**
         * Create a project
         * @description Makes a project in the key's world. A name and an IANA timezone are enough; the rest may follow with `updateProject`.
         */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        /**
         * Read a project
         * @description The project as it is now, archived ones included.
         */
        get: operations["getProject"];
        put?: never;
        post?: never;
        /**
         * Archive a project
         * @description Sets the project aside. Its completed content stays readable, its open uploads are canceled, and new sessions are refused until it is restored with `updateProject`. Repeating the call changes nothing but `archivedAt`, which is the time of the last call.
         */
        delete: operations["archiveProject"];
        options?: never;
        head?: never;
        /**
         * Change or restore a project
         * @description Changes the fields that are sent and leaves the others alone. `metadata` is replaced whole, never merged; null clears an optional field. `status: active` restores an archived project; the uploads that were canceled with it stay canceled.
         */
        patch: operations["updateProject"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The types that can be uploaded. The stored bytes must really be of the declared type.
         * @example video/mp4
         * @enum {string}
         */
        DeclaredContentType: "video/mp4" | "video/quicktime" | "image/jpeg" | "image/png" | "image/webp";
        DeclaredFile: {
            /**
             * @description Your name for the file. It is kept and answered, and is never part of a URL.
             * @example teaser.mp4
             */
            filename: string;
            contentType: components["schemas"]["DeclaredContentType"];
            /**
             * Format: int64
             * @description Size of the file. At most 104,857,600 for a video and 31,457,280 for an image; above that the answer is 413.
             * @example 48211234
             */
            sizeBytes: number;
            /**
             * @description SHA-256 of the file, in hex. When given, finalize holds the stored bytes to it.
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            checksumSha256?: string;
        };
        CreateUploadSessionRequest: {
            /** @description What will be uploaded, in order. */
            files: components["schemas"]["DeclaredFile"][];
            /**
             * @description `per-file`: one item a file. `slideshow`: one item of two to ten images.
             * @example per-file
             * @enum {string}
             */
            grouping: "per-file" | "slideshow";
        };
        /**
         * @description `req_` and a ULID.
         * @example req_01JXJ8Q2M4Z6T8V0W2Y4A6C8E0
         */
        RequestId: string;
        /**
         * @description Id of a content item.
         * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
         */
        ContentId: string;
        /**
         * @example tiktok
         * @enum {string}
         */
        Platform: "tiktok" | "instagram";
        /**
         * @description The same word for the same fault on every platform: `container.unsupported`, `video.codec_unsupported`, `video.frame_rate_too_low`, `video.frame_rate_too_high`, `video.side_too_small`, `video.side_too_large`, `video.width_too_large`, `video.aspect_ratio_out_of_range`, `video.duration_too_short`, `video.duration_too_long`, `video.bitrate_too_high`, `video.interlaced`, `video.chroma_unsupported`, `video.edit_list_present`, `video.moov_not_first`, `audio.codec_unsupported`, `audio.sample_rate_too_high`, `audio.channels_unsupported`, `image.format_unsupported`, `image.aspect_ratio_out_of_range`, `image.side_too_large`, `image.width_scaled`, `image.color_space_converted`, `image.animated`, `file.too_large`, `media.count_too_few`, `media.count_too_many`, `media.mixed_aspect_ratio`, `caption.too_long`, `caption.hashtags_too_many`, `caption.mentions_too_many`, `account.duration_limit_possible`, `file.too_small`, `image.pixels_too_many`, `image.side_too_small`, `audio.bitrate_too_low`, `caption.characters_forbidden` or `media.mixed_size`. More will be added.
         * @example image.format_unsupported
         */
        FitCode: string;
        /**
         * @description `error`: the platform refuses it. `warning`: it is taken, but changed or limited; or it may be refused, and that is not sure.
         * @example error
         * @enum {string}
         */
        FitSeverity: "error" | "warning";
        /**
         * @description Where on the platform the rule holds: `video`, `photo`, `reel`, `feed`, `carousel`, `short`, `post`, `pin`, `spotlight` or `story`. More will be added.
         * @example photo
         */
        FitSurface: string;
        /** @description One reason why a platform would refuse the post, or change it. */
        FitIssue: {
            code: components["schemas"]["FitCode"];
            severity: components["schemas"]["FitSeverity"];
            surface: components["schemas"]["FitSurface"];
            /**
             * @description The asset at fault; null when it is the post as a whole.
             * @example upload-1
             */
            assetId: string | null;
            /**
             * @description What is wrong and what to do about it, for a person.
             * @example The picture is image/png; TikTok takes image/jpeg, image/webp. Convert it to JPEG.
             */
            message: string;
            /**
             * @description What was found.
             * @example image/png
             */
            measured: number | string;
            /**
             * @description What the platform takes.
             * @example image/jpeg, image/webp
             */
            limit: number | string;
            /**
             * @description Unit of `measured` and `limit`.
             * @example media type
             */
            unit: string;
            /**
             * @description What the platform itself calls this fault, where it has a name.
             * @example file_format_check_failed
             */
            platformCode: string | null;
            /**
             * @description A command of ffmpeg or ImageMagick that mends the file, where there is one; `INPUT` and `OUTPUT` stand for file names. (Version 6 of ImageMagick calls `magick` `convert`.)
             * @example magick "INPUT[0]" -auto-orient -background white -flatten -quality 92 OUTPUT.jpg
             */
            fix: string | null;
            /**
             * @description The public document the rule was taken from; two, with a space between them, where the second says more than the first.
             * @example https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
             */
            source: string;
            /**
             * @description Id of the rule in its dated set (`listPlatformRules`).
             * @example tiktok.photo.format
             */
            rule: string;
        };
        PlatformFit: {
            platform: components["schemas"]["Platform"];
            /**
             * @description True while no issue is an `error`.
             * @example true
             */
            ok: boolean;
            /** @description Why not, and what would be changed; in the order of the rules. */
            issues: components["schemas"]["FitIssue"][];
        };
        /** @description What each platform will say to this post: `tiktok`, then `instagram`. It is advice, judged when the item is finalized and when its caption changes. Empty until an upload is completed. */
        PlatformFitList: components["schemas"]["PlatformFit"][];
        UploadTarget: {
            containerId: components["schemas"]["ContentId"];
            /**
             * @description The id the file will have among the item's assets.
             * @example upload-1
             */
            assetId: string;
            /**
             * @description As it was declared.
             * @example teaser.mp4
             */
            filename: string;
            contentType: components["schemas"]["DeclaredContentType"];
            /**
             * Format: int64
             * @description As it was declared.
             * @example 48211234
             */
            sizeBytes: number;
            /**
             * @description How the file is to be sent.
             * @example PUT
             * @constant
             */
            method: "PUT";
            /**
             * Format: uri
             * @description Where to PUT the raw bytes. It is a permission in itself; keep it out of logs.
             * @example https://api.layers.com/uploads/WyJzdGFnaW5nL2EzZjhjMmQxLTdiNGUtNGYwYS05YzZkLTJlMWI1YThmM2M3MC9yYW5kb20tMDAwMDAwMDAwMDAwMDAxL3VwbG9hZC0xLm1wNCIsInZpZGVvL21wNCIsNDgyMTEyMzQsNDkyNTk4MTAsMTc4MTI3MzgzMTAwMF0.TjrrQKLMGIVJmAC7CvfsGvgl3jt6qiNiXek5SfWF5V0
             */
            uploadUrl: string;
            /**
             * @description Every header the PUT must carry, to be sent exactly as given.
             * @example {
             *       "Content-Type": "video/mp4"
             *     }
             */
            headers: {
                [key: string]: string;
            };
            platformFit: components["schemas"]["PlatformFitList"];
        };
        /**
         * Format: date-time
         * @description RFC 3339 in UTC, whole seconds.
         * @example 2026-06-12T14:02:11Z
         */
        Timestamp: string;
        UploadSession: {
            /** @description The items, in the order of the files. Each is finalized on its own. */
            containerIds: components["schemas"]["ContentId"][];
            /** @description Where each file goes, in the order they were declared. */
            files: components["schemas"]["UploadTarget"][];
            uploadUrlsExpireAt: components["schemas"]["Timestamp"];
            sessionExpiresAt: components["schemas"]["Timestamp"];
        };
        /**
         * @description Tells a person what to do next. Its wording may change; programs go by `code`.
         * @example No content item with this id. Check the id, and that the key belongs to its organization and world.
         */
        ErrorMessage: string;
        MalformedRequestError: {
            /**
             * @example MALFORMED_REQUEST
             * @constant
             */
            code: "MALFORMED_REQUEST";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        MalformedRequestProblem: {
            error: components["schemas"]["MalformedRequestError"];
        };
        UnauthenticatedError: {
            /**
             * @example UNAUTHENTICATED
             * @constant
             */
            code: "UNAUTHENTICATED";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        UnauthenticatedProblem: {
            error: components["schemas"]["UnauthenticatedError"];
        };
        ForbiddenScopeError: {
            /**
             * @example FORBIDDEN_SCOPE
             * @constant
             */
            code: "FORBIDDEN_SCOPE";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        ForbiddenScopeProblem: {
            error: components["schemas"]["ForbiddenScopeError"];
        };
        NotFoundError: {
            /**
             * @example NOT_FOUND
             * @constant
             */
            code: "NOT_FOUND";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        NotFoundProblem: {
            error: components["schemas"]["NotFoundError"];
        };
        /**
         * @description Status of the item; `archived` when it is the project.
         * @example canceled
         * @enum {string}
         */
        ConflictStatus: "queued" | "processing" | "completed" | "failed" | "canceled" | "archived";
        /** @description The state that stands in the way. */
        ConflictDetails: {
            status: components["schemas"]["ConflictStatus"];
            /**
             * @description `lastError.code` of the item.
             * @example SESSION_EXPIRED
             */
            lastErrorCode: string | null;
        };
        ConflictError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "CONFLICT";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
            details: components["schemas"]["ConflictDetails"];
        };
        IdempotencyConflictError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "IDEMPOTENCY_CONFLICT";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        IdempotencyInProgressError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "IDEMPOTENCY_IN_PROGRESS";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        SessionConflictProblem: {
            error: components["schemas"]["ConflictError"] | components["schemas"]["IdempotencyConflictError"] | components["schemas"]["IdempotencyInProgressError"];
        };
        /** @description Of an uploaded file all but `index`, of an imported one `index`, `limitBytes` and `actualBytes`, of the request body `limitBytes` alone. */
        UploadTooLargeDetails: {
            /** @example upload-1 */
            assetId?: string;
            /**
             * Format: int64
             * @description The cap of the file's type, or of the body.
             * @example 104857600
             */
            limitBytes: number;
            /**
             * @description Which of `media`, from 0.
             * @example 0
             */
            index?: number;
            /**
             * Format: int64
             * @description What the session declared.
             * @example 18874368
             */
            declaredBytes?: number;
            /**
             * Format: int64
             * @description What is stored, or what the URL promises; null while neither is known.
             * @example 18874369
             */
            actualBytes?: number | null;
        };
        UploadTooLargeError: {
            /**
             * @example PAYLOAD_TOO_LARGE
             * @constant
             */
            code: "PAYLOAD_TOO_LARGE";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
            details: components["schemas"]["UploadTooLargeDetails"];
        };
        UploadTooLargeProblem: {
            error: components["schemas"]["UploadTooLargeError"];
        };
        UnsupportedMediaTypeError: {
            /**
             * @example UNSUPPORTED_MEDIA_TYPE
             * @constant
             */
            code: "UNSUPPORTED_MEDIA_TYPE";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        UnsupportedMediaTypeProblem: {
            error: components["schemas"]["UnsupportedMediaTypeError"];
        };
        RequestIssue: {
            /**
             * @description Part of the request, then the way down to the value, as in `body/files/0/sizeBytes`, `query/limit` or `path/containerId`.
             * @example body/caption
             */
            path: string;
            /** @example must have required property 'caption' */
            message: string;
        };
        /** @description Where the request departs from the contract. */
        IssuesDetails: {
            issues: components["schemas"]["RequestIssue"][];
        };
        ValidationError: {
            /**
             * @example VALIDATION
             * @constant
             */
            code: "VALIDATION";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
            details: components["schemas"]["IssuesDetails"];
        };
        ValidationProblem: {
            error: components["schemas"]["ValidationError"];
        };
        /** @description The limit that is reached. */
        RateLimitedDetails: {
            /**
             * @description `minute`: from the key's first request of the class. `day`: a UTC day of writes. `concurrent`: what is at work or waiting for one organization at once.
             * @example minute
             * @enum {string}
             */
            window: "minute" | "day" | "concurrent";
            /**
             * @description Requests the key may make in it, or how many may be there at once.
             * @example 120
             */
            limit: number;
            /**
             * Format: date-time
             * @description When it starts over; null with `concurrent`, which ends when something else does.
             * @example 2026-06-12T14:06:20Z
             */
            resetsAt: string | null;
        };
        RateLimitedError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "RATE_LIMITED";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
            details: components["schemas"]["RateLimitedDetails"];
        };
        /** @description The quota that has no room left. */
        QuotaExceededDetails: {
            /**
             * @example openUploads
             * @enum {string}
             */
            quota: "openUploads" | "storedBytes" | "itemsPerDay" | "webhookEndpoints";
            /**
             * Format: int64
             * @description The most there may be.
             * @example 100
             */
            limit: number;
            /**
             * Format: int64
             * @description What is taken now, without this request.
             * @example 100
             */
            used: number;
            /**
             * Format: date-time
             * @description When it starts over; null for what only finishing or deleting gives back.
             * @example null
             */
            resetsAt: string | null;
        };
        QuotaExceededError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "QUOTA_EXCEEDED";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
            details: components["schemas"]["QuotaExceededDetails"];
        };
        SessionLimitProblem: {
            error: components["schemas"]["RateLimitedError"] | components["schemas"]["QuotaExceededError"];
        };
        InternalError: {
            /**
             * @example INTERNAL
             * @constant
             */
            code: "INTERNAL";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        InternalProblem: {
            error: components["schemas"]["InternalError"];
        };
        UnavailableError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "UNAVAILABLE";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        KillSwitchDetails: {
            /**
             * @description What was stopped.
             * @example key
             * @constant
             */
            scope: "key";
        };
        KillSwitchError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "KILL_SWITCH";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
            details: components["schemas"]["KillSwitchDetails"];
        };
        UnavailableProblem: {
            error: components["schemas"]["UnavailableError"] | components["schemas"]["KillSwitchError"];
        };
        StorageFullError: {
            /**
             * @example STORAGE_FULL
             * @constant
             */
            code: "STORAGE_FULL";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        StorageFullProblem: {
            error: components["schemas"]["StorageFullError"];
        };
        MediaUrl: {
            /**
             * @description An `https` URL that everybody may read who knows it. The last part of its path becomes the file's name.
             * @example https://media.example.com/teaser.mp4
             */
            url: string;
        };
        UploadContentFromUrlRequest: {
            /** @description One video, one picture, or the two to ten pictures of a slideshow, in order. */
            media: components["schemas"]["MediaUrl"][];
            /**
             * @description Published byte for byte as it is. At most 2,200 UTF-16 code units. It may be empty, but it must be there.
             * @example The roast that started it all.
             */
            caption: string;
        };
        /**
         * @description Id of a project.
         * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
         */
        ProjectId: string;
        /**
         * @description For uploads: `queued` while the session is open, `processing` while a finalize is at work, then `completed`, or `canceled` when the upload expired, was canceled or was deleted. `failed` is for generated items.
         * @example completed
         * @enum {string}
         */
        ContentStatus: "queued" | "processing" | "completed" | "failed" | "canceled";
        /**
         * @description How a generated item was made.
         * @example ugc-remix
         * @enum {string}
         */
        ContentFormat: "slideshow-builder" | "ugc-remix" | "video-remix" | "slideshow-remix";
        /**
         * @example video
         * @enum {string}
         */
        MediaKind: "video" | "image";
        /** @description One media file. Uploads have every property; generated items may lack those that are not required. */
        Asset: {
            /**
             * @description For uploads `upload-<n>`, counted from 1 in the declared order.
             * @example upload-1
             */
            assetId: string;
            kind: components["schemas"]["MediaKind"];
            /**
             * Format: uri
             * @description Where the file is served. It never changes its content.
             * @example https://media.layers.com/public-media/content-container/a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70/media/upload-1.mp4
             */
            url: string;
            /**
             * Format: uri
             * @description Null for uploads.
             * @example null
             */
            thumbnailUrl?: string | null;
            /**
             * @description Pixels as displayed, after rotation.
             * @example 1080
             */
            width?: number | null;
            /**
             * @description Pixels as displayed, after rotation.
             * @example 1920
             */
            height?: number | null;
            /**
             * @description Null for images.
             * @example 31000
             */
            durationMs?: number | null;
            /**
             * @description The true type, told from the bytes.
             * @example video/mp4
             */
            mimeType?: string | null;
            /**
             * Format: int64
             * @description Size of the stored file.
             * @example 18874368
             */
            sizeBytes?: number | null;
        };
        /**
         * @example video
         * @enum {string}
         */
        PostKind: "video" | "image" | "slideshow";
        Preview: {
            kind: components["schemas"]["PostKind"];
            /**
             * Format: uri
             * @description The video, or the first image.
             * @example https://media.layers.com/public-media/content-container/a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70/media/upload-1.mp4
             */
            primaryUrl: string;
            /**
             * Format: uri
             * @description Null for uploads.
             * @example null
             */
            thumbnailUrl: string | null;
            /** @description All images, in order; empty for a video. */
            imageUrls: string[];
            /**
             * Format: uri
             * @description Null for images.
             * @example https://media.layers.com/public-media/content-container/a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70/media/upload-1.mp4
             */
            videoUrl: string | null;
            /**
             * Format: uri
             * @description Null for uploads.
             * @example null
             */
            hlsUrl: string | null;
            /**
             * @description Null for images.
             * @example 31000
             */
            durationMs: number | null;
            /**
             * @description Displayed width and height of the first asset in lowest terms; null when they are not known.
             * @example 9:16
             */
            aspectRatio: string | null;
        };
        /**
         * @description Whether the item was uploaded finished or generated.
         * @example uploaded
         * @enum {string}
         */
        CreativeType: "generated" | "uploaded";
        /**
         * Format: date-time
         * @description RFC 3339 in UTC, whole seconds; null when it has not happened.
         * @example 2026-06-12T14:05:40Z
         */
        NullableTimestamp: string | null;
        LastError: {
            /** @example SESSION_EXPIRED */
            code: string;
            /** @example The upload session expired before it was finalized. Start a new session. */
            message: string;
        };
        /** @description One creative with everything known of it. */
        ContentItem: {
            id: components["schemas"]["ContentId"];
            projectId: components["schemas"]["ProjectId"];
            status: components["schemas"]["ContentStatus"];
            /**
             * @description How a generated item was made; null for uploads.
             * @example null
             */
            format: components["schemas"]["ContentFormat"] | null;
            /**
             * @description The opening line a generated item was made from; null for uploads.
             * @example null
             */
            hook: string | null;
            /**
             * @description The persona of a generated item; null for uploads.
             * @example null
             */
            influencerId: string | null;
            /**
             * @description The post a remix was made from; null for uploads.
             * @example null
             */
            sourceTiktokId: string | null;
            /**
             * @description The library medium a generated item uses; null for uploads.
             * @example null
             */
            mediaId: string | null;
            /**
             * @description The text, byte for byte as it was sent; null until an upload is completed.
             * @example The roast that started it all.
             */
            caption: string | null;
            /**
             * @description A comment to be posted under a generated item; null for uploads.
             * @example null
             */
            firstComment: string | null;
            /** @description The media files, in order; empty until an upload is completed. */
            assets: components["schemas"]["Asset"][];
            /** @description The same media ready for showing; null until an upload is completed. */
            preview: components["schemas"]["Preview"] | null;
            /**
             * @description Where the item stands in review: `not_required`, also of uploads that are not completed; `pending`, `approved` or `rejected` under the review policy of its project (`getContentReviewPolicy`). Generated items may say something else.
             * @example not_required
             */
            approvalStatus: string;
            creativeType: components["schemas"]["CreativeType"];
            /**
             * @description Whether the item takes part in ads. Uploads do not, `opted_out`.
             * @example opted_out
             */
            adsEnrollment: string;
            platformFit: components["schemas"]["PlatformFitList"];
            createdAt: components["schemas"]["Timestamp"];
            completedAt: components["schemas"]["NullableTimestamp"];
            failedAt: components["schemas"]["NullableTimestamp"];
            /** @description Why the item is `canceled` or `failed`; otherwise null. Uploads say `SESSION_EXPIRED`, `CANCELED_BY_CLIENT`, `PROJECT_ARCHIVED`, `IMPORT_FAILED` or `DELETED`. */
            lastError: components["schemas"]["LastError"] | null;
        };
        UploadIncompleteError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "UPLOAD_INCOMPLETE";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        ImportConflictProblem: {
            error: components["schemas"]["UploadIncompleteError"] | components["schemas"]["ConflictError"] | components["schemas"]["IdempotencyConflictError"] | components["schemas"]["IdempotencyInProgressError"];
        };
        /** @description The medium that was refused, and why. */
        ImportFaultDetails: {
            /**
             * @description Which of `media`, from 0.
             * @example 0
             */
            index: number;
            /**
             * @description `url_refused`: not an `https` URL of a host, or one with a user, a password or another port. `unreachable`: nothing could be fetched, whatever the cause. `unsupported_type`: the answer's content type is none of the five, or a video in a slideshow.
             *
             *     The rest is said of the bytes, as `finalizeUpload` says it: `type_mismatch` is a type this service takes, but not the one the URL answered.
             * @example unreachable
             * @enum {string}
             */
            reason: "url_refused" | "unreachable" | "unsupported_type" | "empty" | "unrecognized" | "type_mismatch" | "html" | "svg" | "zip" | "matroska" | "gif" | "heic" | "audio_only" | "unsupported_format" | "truncated" | "corrupt" | "no_video_track" | "too_complex" | "too_many_pixels" | "too_costly" | "checksum_mismatch";
            /**
             * @description The type the bytes speak of; null when they speak of none we know, or nothing came.
             * @example null
             */
            detectedType: string | null;
        };
        ImportValidationError: {
            /**
             * @example VALIDATION
             * @constant
             */
            code: "VALIDATION";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
            details: components["schemas"]["ImportFaultDetails"] | components["schemas"]["IssuesDetails"];
        };
        ImportValidationProblem: {
            error: components["schemas"]["ImportValidationError"];
        };
        EmptyRequest: Record<string, never>;
        ConflictProblem: {
            error: components["schemas"]["ConflictError"];
        };
        BodyTooLargeDetails: {
            /**
             * @description Most bytes a request body may have.
             * @example 65536
             */
            limitBytes: number;
        };
        BodyTooLargeError: {
            /**
             * @example PAYLOAD_TOO_LARGE
             * @constant
             */
            code: "PAYLOAD_TOO_LARGE";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
            details: components["schemas"]["BodyTooLargeDetails"];
        };
        BodyTooLargeProblem: {
            error: components["schemas"]["BodyTooLargeError"];
        };
        RateLimitedProblem: {
            error: components["schemas"]["RateLimitedError"];
        };
        CaptionRequest: {
            /**
             * @description Published byte for byte as it is. At most 2,200 UTF-16 code units (what JavaScript calls `length`, so an emoji counts two or more). It may be empty, but it must be there.
             * @example The roast that started it all.
             */
            caption: string;
        };
        FinalizeInProgressError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "FINALIZE_IN_PROGRESS";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
        };
        FinalizeConflictProblem: {
            error: components["schemas"]["UploadIncompleteError"] | components["schemas"]["ConflictError"] | components["schemas"]["FinalizeInProgressError"] | components["schemas"]["IdempotencyConflictError"] | components["schemas"]["IdempotencyInProgressError"];
        };
        /** @description The file that was refused, and why. */
        MediaFaultDetails: {
            /** @example upload-1 */
            assetId: string;
            declaredType: components["schemas"]["DeclaredContentType"];
            /**
             * @description The type the bytes speak of; null when they speak of none we know.
             * @example image/png
             */
            detectedType: string | null;
            /**
             * @description `empty`: no bytes at all. `type_mismatch`: a type this service takes, but not the declared one.
             *
             *     A format this service does not take: `html`: a web page. `svg`: an SVG drawing. `zip`: a ZIP archive or what is built on one. `matroska`: Matroska or WebM. `gif`: a GIF. `heic`: HEIC or HEIF. `audio_only`: sound without pictures, in an audio file or in a container. `unsupported_format`: any other known format, `detectedType` names it, or a JPEG that no browser opens (lossless, 12 or 16 bits). `unrecognized`: no known format.
             *
             *     `truncated`: promised bytes are missing. `corrupt`: the file contradicts itself or cannot be read. `no_video_track`: a container with neither video nor sound. `too_complex`: more structure than an honest file has. `too_many_pixels`: over 64 megapixels or 65,535 pixels on a side, or fewer in a form that takes too much memory to decode: a WebP over 41 megapixels, a large progressive JPEG or interlaced PNG. `too_costly`: pixels times scans come to more than 640 million, ten scans of 64 megapixels; save it with fewer scans. `checksum_mismatch`: not the bytes whose SHA-256 was declared.
             * @example type_mismatch
             * @enum {string}
             */
            reason: "empty" | "unrecognized" | "type_mismatch" | "html" | "svg" | "zip" | "matroska" | "gif" | "heic" | "audio_only" | "unsupported_format" | "truncated" | "corrupt" | "no_video_track" | "too_complex" | "too_many_pixels" | "too_costly" | "checksum_mismatch";
        };
        MediaValidationError: {
            /**
             * @example VALIDATION
             * @constant
             */
            code: "VALIDATION";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
            details: components["schemas"]["MediaFaultDetails"] | components["schemas"]["IssuesDetails"];
        };
        MediaValidationProblem: {
            error: components["schemas"]["MediaValidationError"];
        };
        /**
         * @description Where an item stands in review.
         * @example pending
         * @enum {string}
         */
        ApprovalStatus: "not_required" | "pending" | "approved" | "rejected";
        /**
         * @description Send it as `cursor` to read on; null on the last page.
         * @example 3jxVma_C5cv_qbDX-sV6mjE3ODEyNzI5MzEwMDAuYTNmOGMyZDEtN2I0ZS00ZjBhLTljNmQtMmUxYjVhOGYzYzcw
         */
        Cursor: string | null;
        ContentPage: {
            items: components["schemas"]["ContentItem"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /**
         * @description `auto_approve`: items need no approval. `review_first_n`: items wait for approval until `firstN` items of the project were approved or rejected; later ones are approved as they are completed. `review_all`: every item waits.
         * @example review_first_n
         * @enum {string}
         */
        ReviewPolicyName: "auto_approve" | "review_first_n" | "review_all";
        /** @description What a project asks of its items when they are completed, and how many wait. */
        ContentReviewPolicy: {
            projectId: components["schemas"]["ProjectId"];
            policy: components["schemas"]["ReviewPolicyName"];
            /**
             * @description Stands here with `review_first_n` alone.
             * @example 5
             */
            firstN?: number;
            /**
             * @description Completed items of the project that wait for approval.
             * @example 2
             */
            pendingCount: number;
            /** @description When the policy was set; absent if it never was. */
            updatedAt?: components["schemas"]["Timestamp"];
        };
        AutoApprovePolicy: {
            /**
             * @description `auto_approve`: items need no approval. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            policy: "auto_approve";
        };
        ReviewFirstNPolicy: {
            /**
             * @description `review_first_n`: items wait for approval until `firstN` were decided on. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            policy: "review_first_n";
            /**
             * @description Demanded by `review_first_n`, and refused with any other. How many items are to be approved or rejected; what was decided before the policy counts, deleted items too.
             * @example 5
             */
            firstN: number;
        };
        ReviewAllPolicy: {
            /**
             * @description `review_all`: every item waits for approval. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            policy: "review_all";
        };
        /** @description The new policy; `firstN` belongs to `review_first_n` alone. */
        UpdateContentReviewPolicyRequest: components["schemas"]["AutoApprovePolicy"] | components["schemas"]["ReviewFirstNPolicy"] | components["schemas"]["ReviewAllPolicy"];
        IdempotencyProblem: {
            error: components["schemas"]["IdempotencyConflictError"] | components["schemas"]["IdempotencyInProgressError"];
        };
        FinalizeInProgressProblem: {
            error: components["schemas"]["FinalizeInProgressError"];
        };
        CreativeTypeDetails: {
            /**
             * @example generated
             * @constant
             */
            creativeType: "generated";
        };
        UploadedOnlyError: {
            /**
             * @example VALIDATION
             * @constant
             */
            code: "VALIDATION";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
            details: components["schemas"]["IssuesDetails"] | components["schemas"]["CreativeTypeDetails"];
        };
        UploadedOnlyProblem: {
            error: components["schemas"]["UploadedOnlyError"];
        };
        UpdateConflictProblem: {
            error: components["schemas"]["ConflictError"] | components["schemas"]["FinalizeInProgressError"] | components["schemas"]["IdempotencyConflictError"] | components["schemas"]["IdempotencyInProgressError"];
        };
        /** @description How far an item is. */
        ContentProgress: {
            containerId: components["schemas"]["ContentId"];
            status: components["schemas"]["ContentStatus"];
            /**
             * @description What the item is at. For uploads `awaiting_upload` while the session is open, `verifying` while a finalize checks the files, `finalizing` while it puts them where they are served. For items that are generated `generating`. An item with nothing more to come is at `finalizing`.
             * @example verifying
             */
            stage: string;
            /**
             * @description How much of the stage is done, from 0 to 1; 1 when nothing more will come.
             * @example 0
             */
            stageProgress: number;
            /**
             * @description Seconds until it is over, where that can be told; null for uploads.
             * @example null
             */
            etaSeconds: number | null;
            /** @description When the state last changed. A corrected caption is no such change. */
            updatedAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example snapchat
         * @enum {string}
         */
        RequestedPlatform: "tiktok" | "instagram" | "youtube_shorts" | "facebook_reel" | "threads" | "x" | "linkedin" | "pinterest" | "bluesky" | "snapchat";
        /** @description The platforms to judge for, each once and in any order; without it `tiktok` and `instagram`. */
        RequestedPlatforms: components["schemas"]["RequestedPlatform"][];
        /**
         * @description `tiktok`, `instagram`, `youtube_shorts`, `facebook_reel`, `threads`, `x`, `linkedin`, `pinterest`, `bluesky` or `snapchat`. More will be added.
         * @example tiktok
         */
        PlatformId: string;
        /** @description What a platform will say to the post. As `platformFit` of an item, but not of TikTok and Instagram alone. */
        PlatformVerdict: {
            platform: components["schemas"]["PlatformId"];
            /**
             * @description True while no issue is an `error`.
             * @example true
             */
            ok: boolean;
            /** @description Why not, and what would be changed; in the order of the rules. */
            issues: components["schemas"]["FitIssue"][];
        };
        ContentPlatformFit: {
            containerId: components["schemas"]["ContentId"];
            /** @description The verdict of each platform asked for, in the order of `PlatformId`; empty until an upload is completed. */
            platformFit: components["schemas"]["PlatformVerdict"][];
        };
        ApproveContentRequest: {
            /**
             * @description For the audit log.
             * @example Checked by legal.
             */
            note?: string;
        };
        /**
         * @description Who decided, `api_key_` and the uuid of the API key.
         * @example api_key_3f9a7c52-6e08-4d1b-8c47-b05d2e91fa63
         */
        ReviewerId: string;
        ApprovedContent: {
            id: components["schemas"]["ContentId"];
            /**
             * @example approved
             * @constant
             */
            approvalStatus: "approved";
            approvedAt: components["schemas"]["Timestamp"];
            approvedBy: components["schemas"]["ReviewerId"];
        };
        /** @description How the item stands. */
        ReviewConflictDetails: {
            status: components["schemas"]["ContentStatus"];
            /**
             * @description `lastError.code` of the item.
             * @example null
             */
            lastErrorCode: string | null;
            /**
             * @description `approvalStatus` of the item.
             * @example approved
             */
            approvalStatus: string;
        };
        ReviewConflictError: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            code: "CONFLICT";
            message: components["schemas"]["ErrorMessage"];
            requestId: components["schemas"]["RequestId"];
            details: components["schemas"]["ReviewConflictDetails"];
        };
        ReviewConflictProblem: {
            error: components["schemas"]["ReviewConflictError"] | components["schemas"]["IdempotencyConflictError"] | components["schemas"]["IdempotencyInProgressError"];
        };
        RejectContentRequest: {
            /**
             * @description Why; for the answer and the audit log.
             * @example The logo is the old one.
             */
            reason: string;
        };
        RejectedContent: {
            id: components["schemas"]["ContentId"];
            /**
             * @example rejected
             * @constant
             */
            approvalStatus: "rejected";
            rejectedAt: components["schemas"]["Timestamp"];
            rejectedBy: components["schemas"]["ReviewerId"];
            /**
             * @description As it was sent.
             * @example The logo is the old one.
             */
            reason: string;
        };
        /** @description One asset with the id of its item. */
        ContentAsset: {
            containerId: components["schemas"]["ContentId"];
            /**
             * @description For uploads `upload-<n>`, counted from 1 in the declared order.
             * @example upload-1
             */
            assetId: string;
            kind: components["schemas"]["MediaKind"];
            /**
             * Format: uri
             * @description Where the file is served. It never changes its content.
             * @example https://media.layers.com/public-media/content-container/a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70/media/upload-1.mp4
             */
            url: string;
            /**
             * Format: uri
             * @description Null for uploads.
             * @example null
             */
            thumbnailUrl?: string | null;
            /**
             * @description Pixels as displayed, after rotation.
             * @example 1080
             */
            width?: number | null;
            /**
             * @description Pixels as displayed, after rotation.
             * @example 1920
             */
            height?: number | null;
            /**
             * @description Null for images.
             * @example 31000
             */
            durationMs?: number | null;
            /**
             * @description The true type, told from the bytes.
             * @example video/mp4
             */
            mimeType?: string | null;
            /**
             * Format: int64
             * @description Size of the stored file.
             * @example 18874368
             */
            sizeBytes?: number | null;
        };
        /** @description An exact ratio of two whole numbers, such as 30000/1001 frames a second. */
        Fraction: {
            /**
             * Format: int64
             * @example 191
             */
            numerator: number;
            /**
             * Format: int64
             * @example 100
             */
            denominator: number;
        };
        /**
         * @description A number; a fraction where the unit is `width:height`, to be compared exactly; or the words of `oneOf`.
         * @example [
         *       "image/jpeg",
         *       "image/webp"
         *     ]
         */
        RuleLimit: number | components["schemas"]["Fraction"] | string[];
        /** @description One rule. An issue that it leads to has its `code`, `severity`, `unit`, `platformCode` and `source`, and names it as `rule`. */
        PlatformRule: {
            /**
             * @description Stays when a limit changes.
             * @example tiktok.photo.format
             */
            id: string;
            code: components["schemas"]["FitCode"];
            severity: components["schemas"]["FitSeverity"];
            /**
             * @description What is measured. `video`, `image`, each such file; `post`, the post as a whole.
             * @example image
             * @enum {string}
             */
            target: "video" | "image" | "post";
            /** @description The kinds of post it holds for, in the words of `preview.kind`. */
            posts: components["schemas"]["PostKind"][];
            /**
             * @description The quantity, such as `video.duration` or `caption.hashtags`. Sizes in pixels are those displayed.
             * @example file.type
             */
            measure: string;
            /**
             * @description `min`, `max`: inclusive bounds. `oneOf`: one of the listed words. `sameAsFirst`: as measured on the first file of the post.
             * @example oneOf
             * @enum {string}
             */
            check: "min" | "max" | "oneOf" | "sameAsFirst";
            /**
             * @description Null for `sameAsFirst`.
             * @example [
             *       "image/jpeg",
             *       "image/webp"
             *     ]
             */
            limit: components["schemas"]["RuleLimit"] | null;
            /**
             * @description Unit of what is measured and of `limit`.
             * @example media type
             */
            unit: string;
            /**
             * @description The issue's message; `{measured}` and `{limit}` stand for the values with their units.
             * @example The picture is {measured}; TikTok takes {limit}. Convert it to JPEG.
             */
            message: string;
            /**
             * @description What the platform itself calls the fault, where it has a name.
             * @example file_format_check_failed
             */
            platformCode: string | null;
            /**
             * @description A command that mends the file, where there is one. `INPUT` and `OUTPUT` stand for file names, and `{limit}` for the size of the first picture, such as `1080x1350`; issues have it filled in.
             * @example magick "INPUT[0]" -auto-orient -background white -flatten -quality 92 OUTPUT.jpg
             */
            fix: string | null;
            /**
             * @description The public document the rule was taken from; two, with a space between them, where the second says more than the first.
             * @example https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide
             */
            source: string;
        };
        /** @description Everything one platform demands, as it was public on a day. */
        PlatformRules: {
            platform: components["schemas"]["PlatformId"];
            /**
             * @description What messages call it.
             * @example TikTok
             */
            name: string;
            /**
             * @description Raised with every change of a rule.
             * @example 2
             */
            version: number;
            /**
             * Format: date
             * @description The day the sources were read.
             * @example 2026-11-24
             */
            checkedOn: string;
            /** @description Where on the platform a post of each kind appears. */
            surfaces: {
                video: components["schemas"]["FitSurface"];
                image: components["schemas"]["FitSurface"];
                slideshow: components["schemas"]["FitSurface"];
            };
            rules: components["schemas"]["PlatformRule"][];
        };
        PlatformRulesList: {
            platformRules: components["schemas"]["PlatformRules"][];
        };
        /** @description Videos only. */
        ContainerDescription: {
            /**
             * @description Major brand of the `ftyp` box.
             * @example isom
             */
            majorBrand?: string | null;
            /** @description Further brands of the `ftyp` box. */
            compatibleBrands?: string[] | null;
            /**
             * @description Whether the index stands before the media.
             * @example true
             */
            moovBeforeMdat?: boolean | null;
            /**
             * @description Whether the index announces fragments.
             * @example false
             */
            fragmented?: boolean | null;
        };
        /**
         * @example 0
         * @enum {integer}
         */
        RotationDegrees: 0 | 90 | 180 | 270;
        /**
         * @example 4:2:0
         * @enum {string}
         */
        ChromaSubsampling: "4:0:0" | "4:2:0" | "4:2:2" | "4:4:4";
        /**
         * @example priming
         * @enum {string}
         */
        EditListUse: "none" | "priming" | "edited";
        /** @description Videos only. The track of pictures. */
        VideoTrackDescription: {
            /**
             * @description `avc`, `hevc`, `vp8`, `vp9`, `av1`, or the four-character code of anything else.
             * @example avc
             */
            codec?: string | null;
            /**
             * @description The codec's own name of it; its number where it has no name.
             * @example High
             */
            profile?: string | null;
            /**
             * Format: int64
             * @description Width in pixels as coded, before rotation and pixel aspect.
             * @example 1080
             */
            codedWidth?: number | null;
            /**
             * Format: int64
             * @description Height in pixels as coded.
             * @example 1920
             */
            codedHeight?: number | null;
            /**
             * @description Clockwise rotation applied for display.
             * @example 0
             */
            rotationDegrees?: components["schemas"]["RotationDegrees"] | null;
            /** @description Width of a pixel over its height. */
            sampleAspectRatio?: components["schemas"]["Fraction"] | null;
            /** @description Pictures a second. */
            frameRate?: components["schemas"]["Fraction"] | null;
            /**
             * @description Whether pictures last differently.
             * @example false
             */
            variableFrameRate?: boolean | null;
            /**
             * Format: int64
             * @description Bits of all pictures a second.
             * @example 4700000
             */
            bitRateBps?: number | null;
            /**
             * @description How colors are subsampled.
             * @example 4:2:0
             */
            chroma?: components["schemas"]["ChromaSubsampling"] | null;
            /**
             * @description Bits of a luma sample.
             * @example 8
             */
            bitDepth?: number | null;
            /**
             * @description Whether pictures are coded as fields.
             * @example false
             */
            interlaced?: boolean | null;
            /**
             * @description `priming` only trims the usual encoder delay.
             * @example priming
             */
            editList?: components["schemas"]["EditListUse"] | null;
        };
        /** @description Videos only. Null also where there is no sound. */
        AudioTrackDescription: {
            /**
             * @description `aac`, `mp3`, `opus`, or the four-character code of anything else.
             * @example aac
             */
            codec?: string | null;
            /**
             * Format: int64
             * @description Samples a second of each channel.
             * @example 48000
             */
            sampleRateHz?: number | null;
            /**
             * Format: int64
             * @description How many channels there are.
             * @example 2
             */
            channels?: number | null;
            /**
             * Format: int64
             * @description Bits of all samples a second.
             * @example 127983
             */
            bitRateBps?: number | null;
            /**
             * Format: int64
             * @description The highest rate that the codec's own record announces: what an encoder was asked for, of which silence takes less. Of the two rates the greater one is judged.
             * @example 128000
             */
            announcedBitRateBps?: number | null;
        };
        /**
         * @example rgb
         * @enum {string}
         */
        ColorModel: "gray" | "rgb" | "cmyk";
        /**
         * @example srgb
         * @enum {string}
         */
        ColorProfile: "srgb" | "other";
        /** @description What is known of the file itself: any part of what the prober of this service tells of a file, in the same words. Absent and null both mean unknown. `kind`, `mimeType` and `sizeBytes` must be those declared beside it. */
        MediaDescription: {
            /**
             * @description Video or image, told by content.
             * @example video
             */
            kind?: components["schemas"]["MediaKind"] | null;
            /**
             * @description The type told by content.
             * @example video/quicktime
             */
            mimeType?: components["schemas"]["DeclaredContentType"] | null;
            /**
             * Format: int64
             * @description Size of the file in bytes.
             * @example 18874368
             */
            sizeBytes?: number | null;
            /**
             * Format: int64
             * @description Displayed width in pixels, after rotation, EXIF orientation and pixel aspect.
             * @example 1080
             */
            width?: number | null;
            /**
             * Format: int64
             * @description Displayed height in pixels.
             * @example 1920
             */
            height?: number | null;
            /**
             * Format: int64
             * @description Videos only. The longest of the video and audio tracks after edit lists.
             * @example 31000
             */
            durationMs?: number | null;
            /** @description The box that holds the tracks. Videos only. */
            container?: components["schemas"]["ContainerDescription"] | null;
            /** @description The track of pictures. Videos only. */
            video?: components["schemas"]["VideoTrackDescription"] | null;
            /** @description The track of sound. Videos only; null also where there is none. */
            audio?: components["schemas"]["AudioTrackDescription"] | null;
            /**
             * @description Images only. EXIF orientation.
             * @example 1
             */
            orientation?: number | null;
            /**
             * @description Images only.
             * @example rgb
             */
            colorModel?: components["schemas"]["ColorModel"] | null;
            /**
             * @description Images only. `srgb` also where no profile is embedded.
             * @example srgb
             */
            colorProfile?: components["schemas"]["ColorProfile"] | null;
            /**
             * @description Images only. Bits a channel.
             * @example 8
             */
            bitDepth?: number | null;
            /**
             * @description Images only.
             * @example false
             */
            animated?: boolean | null;
        };
        DescribedAsset: {
            contentType: components["schemas"]["DeclaredContentType"];
            /**
             * Format: int64
             * @description Size of the file in bytes.
             * @example 18874368
             */
            sizeBytes?: number | null;
            /** @description What is known of the file itself. */
            media?: components["schemas"]["MediaDescription"] | null;
        };
        PostDescription: {
            /**
             * @description At most 10,000 UTF-16 code units: more than an item takes (2,200), so that the platforms' own limits show. Absent or null: not judged.
             * @example The roast that started it all. #coffee
             */
            caption?: string | null;
            platforms?: components["schemas"]["RequestedPlatforms"];
            /**
             * @description One post of several images, in this order. Without it there is exactly one asset.
             * @example false
             */
            slideshow?: boolean;
            /** @description The files. The n-th is called `upload-<n>` in the verdicts. */
            assets: components["schemas"]["DescribedAsset"][];
        };
        CheckedPlatformFit: {
            /** @description The verdict of each platform asked for, in the order of `PlatformId`. */
            platformFit: components["schemas"]["PlatformVerdict"][];
        };
        /**
         * @description Id of an organization.
         * @example org_9e6b1f30-2d57-4c8a-9b14-6f0a3e7c85d1
         */
        OrganizationId: string;
        /**
         * @description Id of an API key; not the key itself.
         * @example key_3f9a7c52-6e08-4d1b-8c47-b05d2e91fa63
         */
        ApiKeyId: string;
        Identity: {
            organizationId: components["schemas"]["OrganizationId"];
            workspaceId: components["schemas"]["OrganizationId"];
            /** @example Harbour Roasters */
            organizationName: string;
            parentOrganizationId: components["schemas"]["OrganizationId"] | null;
            /** @description What the key may do. `*` covers every `content:` and `projects:` scope. */
            scopes: ("content:read" | "content:write" | "projects:read" | "projects:write" | "org:admin" | "*")[];
            /**
             * @example standard
             * @enum {string}
             */
            rateLimitTier: "standard" | "pilot" | "partner";
            apiKeyId: components["schemas"]["ApiKeyId"];
            /**
             * @description Always null.
             * @example null
             */
            creditBalance: number | null;
        };
        QuotaUsage: {
            /**
             * Format: int64
             * @description The most there may be; null for no limit.
             * @example 100
             */
            limit: number | null;
            /**
             * Format: int64
             * @description What is taken now.
             * @example 1
             */
            used: number;
            /**
             * Format: date-time
             * @description When it starts over; null for what only finishing or deleting gives back.
             * @example null
             */
            resetsAt: string | null;
        };
        Usage: {
            organizationId: components["schemas"]["OrganizationId"];
            quotas: {
                /** @description Uploads that are neither completed nor canceled. */
                openUploads: components["schemas"]["QuotaUsage"];
                /** @description Bytes of completed uploads, and what open ones have reserved. The sandbox stores nothing. */
                storedBytes: components["schemas"]["QuotaUsage"];
                /** @description Items opened since midnight UTC; canceling one does not give it back. */
                itemsPerDay: components["schemas"]["QuotaUsage"];
                /** @description Webhook endpoints that are not deleted. */
                webhookEndpoints: components["schemas"]["QuotaUsage"];
            };
        };
        /** @description What may be told of a key; never its secret. */
        ApiKey: {
            id: components["schemas"]["ApiKeyId"];
            organizationId: components["schemas"]["OrganizationId"];
            /**
             * @description What the operator called it.
             * @example Campaign tool
             */
            name: string;
            /**
             * @description The public half of the key, by which you find it in your configuration.
             * @example lp_live_SPRINGCAMPAIGN27
             */
            prefix: string;
            /**
             * @description Whether it was killed.
             * @example true
             */
            killSwitch: boolean;
            /**
             * @description Whether requests with it are taken; false once it is killed or revoked.
             * @example false
             */
            isActive: boolean;
            /** @description When the operator revoked it. Killing a key does not revoke it. */
            revokedAt: components["schemas"]["NullableTimestamp"];
        };
        KilledApiKey: {
            apiKey: components["schemas"]["ApiKey"];
            /**
             * @description Always true.
             * @example true
             */
            killed: boolean;
        };
        /**
         * @description Id of an event of the audit log.
         * @example evt_00000000-0000-4000-8000-000000000003
         */
        AuditEventId: string;
        /**
         * @description What happened: `project.created`, `project.updated`, `project.archived`, `upload_session.created`, `content.completed`, `content.caption_updated`, `content.canceled`, `content.approved`, `content.rejected`, `content_review_policy.updated`, `api_key.created`, `api_key.rotated`, `api_key.revoked`, `api_key.killed`, `webhook_endpoint.created`, `webhook_endpoint.updated`, `webhook_endpoint.deleted`, `webhook_endpoint.rotated`, `webhook_endpoint.tested`, `webhook_endpoint.paused`, `webhook_endpoint.auto_paused`, `webhook_delivery.replayed` or `request.refused`. More will be added.
         * @example content.completed
         */
        AuditEventType: string;
        /** @description Who did it. */
        AuditActor: {
            /**
             * @description `api_key`: a request with a key. `operator`: your operator. `system`: the service by itself.
             * @example api_key
             * @enum {string}
             */
            type: "api_key" | "operator" | "system";
            /** @description The key; null unless the type is `api_key`. */
            id: components["schemas"]["ApiKeyId"] | null;
        };
        AuditEvent: {
            eventId: components["schemas"]["AuditEventId"];
            eventType: components["schemas"]["AuditEventType"];
            occurredAt: components["schemas"]["Timestamp"];
            /** @description The request it came with; null when there was none. */
            requestId: components["schemas"]["RequestId"] | null;
            organizationId: components["schemas"]["OrganizationId"];
            /** @description The project it belongs to; null when it belongs to none. */
            projectId: components["schemas"]["ProjectId"] | null;
            /** @description The key that acted; null when none did. A key that was acted on stands in `data`. */
            apiKeyId: components["schemas"]["ApiKeyId"] | null;
            actor: components["schemas"]["AuditActor"];
            /** @description More about the event, by its type. Names may be added. */
            data: {
                [key: string]: unknown;
            };
        };
        AuditLogPage: {
            items: components["schemas"]["AuditEvent"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /**
         * @description Id of a webhook endpoint.
         * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
         */
        WebhookEndpointId: string;
        /**
         * @description Where events are POSTed to; https, on port 443 unless your operator opened others, at a public address, without credentials in it.
         * @example https://hooks.harbour-roasters.test/layers
         */
        WebhookUrl: string;
        /**
         * @description What happened: `content.generated`, `content.completed`, `content.canceled`, `upload.expired`, `content.approved`, `content.rejected`, `caption.updated` or `test.ping`. More will be added.
         * @example content.completed
         */
        WebhookEventType: string;
        /** @description Anything of your own, at most 8 KiB as JSON. A number that would come back as another (1e400, 9007199254740993, -0) is refused; send it as a string. */
        WebhookMetadata: {
            [key: string]: unknown;
        };
        /**
         * @description `auto_paused`: by the service, since the endpoint answered 410 or twenty deliveries in a row came to nothing. Neither a paused nor an auto-paused endpoint is sent anything, and what happens meanwhile is not told to it later; what waited goes on once it is active again.
         * @example active
         * @enum {string}
         */
        WebhookEndpointStatus: "active" | "paused" | "auto_paused";
        WebhookEndpoint: {
            id: components["schemas"]["WebhookEndpointId"];
            url: components["schemas"]["WebhookUrl"];
            /** @description What it is told of. */
            events: components["schemas"]["WebhookEventType"][];
            /**
             * @description What people call it.
             * @example Order desk
             */
            description: string | null;
            metadata: components["schemas"]["WebhookMetadata"] | null;
            /** @description Only events of this project; null for those of all. */
            projectId: components["schemas"]["ProjectId"] | null;
            status: components["schemas"]["WebhookEndpointStatus"];
            createdAt: components["schemas"]["Timestamp"];
            /** @description When it last answered with 2xx; null when it never did. */
            lastDeliveryAt: components["schemas"]["NullableTimestamp"];
        };
        WebhookEndpointList: {
            items: components["schemas"]["WebhookEndpoint"][];
        };
        /**
         * @example content.completed
         * @enum {string}
         */
        SubscribedEventType: "content.generated" | "content.completed" | "content.canceled" | "upload.expired" | "content.approved" | "content.rejected" | "caption.updated" | "test.ping";
        /** @description What the endpoint is told of. A name that is not known is refused. */
        WebhookEventTypes: components["schemas"]["SubscribedEventType"][];
        CreateWebhookEndpointRequest: {
            url: components["schemas"]["WebhookUrl"];
            events: components["schemas"]["WebhookEventTypes"];
            /**
             * @description What people call it.
             * @example Order desk
             */
            description?: string;
            metadata?: components["schemas"]["WebhookMetadata"];
            /** @description Only events of this project; of all when it is left out. */
            projectId?: components["schemas"]["ProjectId"];
        };
        WebhookEndpointWithSecret: {
            endpoint: components["schemas"]["WebhookEndpoint"];
            /**
             * @description `whsec_` and the base64 of 32 bytes: what deliveries are signed with. It is shown this once; keep it as you keep an API key.
             * @example whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=
             */
            signingSecret: string;
        };
        WebhookLimitProblem: {
            error: components["schemas"]["RateLimitedError"] | components["schemas"]["QuotaExceededError"];
        };
        DeletedWebhookEndpoint: {
            id: components["schemas"]["WebhookEndpointId"];
            /**
             * @description Always true.
             * @example true
             */
            deleted: boolean;
        };
        /**
         * @description `paused` stops all deliveries; `active` begins again, also after `auto_paused`.
         * @example active
         * @enum {string}
         */
        RequestedEndpointStatus: "active" | "paused";
        /** @description At least one field; null clears an optional one. */
        UpdateWebhookEndpointRequest: {
            url?: components["schemas"]["WebhookUrl"];
            events?: components["schemas"]["WebhookEventTypes"];
            /**
             * @description What people call it.
             * @example Order desk
             */
            description?: string | null;
            metadata?: components["schemas"]["WebhookMetadata"] | null;
            /** @description Only events of this project; null for those of all. */
            projectId?: components["schemas"]["ProjectId"] | null;
            status?: components["schemas"]["RequestedEndpointStatus"];
        };
        /**
         * @description Id of a delivery.
         * @example whd_7a2e5c90-1b64-4d38-9f07-e3c6a8d412b5
         */
        WebhookDeliveryId: string;
        /**
         * @description `evt_` and a ULID: the same in every delivery of one event. Not an id of the audit log.
         * @example evt_01JXJ8Q2M4Z6T8V0W2Y4A6C8E1
         */
        WebhookEventId: string;
        /**
         * @description `pending`: waits for its first or next try. `delivering`: a try is under way. `delivered`: answered with 2xx. `failed`: answered with a status that ends it, such as 400. `abandoned`: eight tries came to nothing.
         * @example delivered
         * @enum {string}
         */
        WebhookDeliveryStatus: "pending" | "delivering" | "delivered" | "failed" | "abandoned";
        /** @description One event on its way to one endpoint. */
        WebhookDelivery: {
            id: components["schemas"]["WebhookDeliveryId"];
            endpointId: components["schemas"]["WebhookEndpointId"];
            eventId: components["schemas"]["WebhookEventId"];
            eventType: components["schemas"]["WebhookEventType"];
            status: components["schemas"]["WebhookDeliveryStatus"];
            /**
             * @description Tries so far, one under way included.
             * @example 1
             */
            attempts: number;
            /**
             * Format: date-time
             * @description Not before this moment is it tried again; null once it is settled.
             * @example null
             */
            nextRetryAt: string | null;
            deliveredAt: components["schemas"]["NullableTimestamp"];
            /**
             * Format: date-time
             * @description RFC 3339 in UTC, whole seconds; null unless it was given up.
             * @example null
             */
            abandonedAt: string | null;
            /**
             * @description HTTP status of the last answer; null when none came.
             * @example 200
             */
            lastResponseStatus: number | null;
            /**
             * @description Why the last try came to nothing, for a person; null when it did not.
             * @example null
             */
            lastErrorMessage: string | null;
            createdAt: components["schemas"]["Timestamp"];
        };
        WebhookDeliveryPage: {
            items: components["schemas"]["WebhookDelivery"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        /**
         * @description An archived project takes no new uploads.
         * @example active
         * @enum {string}
         */
        ProjectStatus: "active" | "archived";
        /** @description Anything of your own, at most 8 KiB as JSON. A number that would come back as another (1e400, 9007199254740993, -0) is refused; send it as a string. */
        ProjectMetadata: {
            [key: string]: unknown;
        };
        /**
         * @description The tone in which the project speaks.
         * @example warm
         * @enum {string}
         */
        BrandVoice: "authentic" | "witty" | "professional" | "warm" | "casual" | "educational";
        /**
         * @description Whom the project speaks to.
         * @example all
         * @enum {string}
         */
        TargetGender: "all" | "female" | "male";
        Project: {
            id: components["schemas"]["ProjectId"];
            organizationId: components["schemas"]["OrganizationId"];
            /**
             * @description Name of the project.
             * @example Harbour Roasters
             */
            name: string;
            /**
             * @description IANA name of the time zone the project plans in.
             * @example Europe/Lisbon
             */
            timezone: string;
            /**
             * @description Your own id for the customer behind the project.
             * @example customer-4711
             */
            customerExternalId: string | null;
            metadata: components["schemas"]["ProjectMetadata"] | null;
            /**
             * @description Name of the app or product the project is about.
             * @example Roast Finder
             */
            appName: string | null;
            /**
             * @description What the app or product is.
             * @example Roast Finder shows you which small roasteries near you have fresh beans today, what they taste like, and how to brew them at home.
             */
            appDescription: string | null;
            /**
             * @description What the app or product is in one short line.
             * @example Fresh beans around the corner.
             */
            tagline: string | null;
            /** @description The tone in which the project speaks. */
            brandVoice: components["schemas"]["BrandVoice"] | null;
            /** @description Whom the project speaks to. */
            targetGender: components["schemas"]["TargetGender"] | null;
            /**
             * @description BCP 47 tag of the main language.
             * @example en
             */
            primaryLanguage: string | null;
            /**
             * Format: email
             * @description Who to write to about the project.
             * @example owner@harbour-roasters.test
             */
            ownerEmail: string | null;
            status: components["schemas"]["ProjectStatus"];
            archivedAt: components["schemas"]["NullableTimestamp"];
            createdAt: components["schemas"]["Timestamp"];
        };
        ProjectPage: {
            items: components["schemas"]["Project"][];
            nextCursor: components["schemas"]["Cursor"];
        };
        CreateProjectRequest: {
            /**
             * @description Name of the project.
             * @example Harbour Roasters
             */
            name: string;
            /**
             * @description IANA name of the time zone the project plans in.
             * @example Europe/Lisbon
             */
            timezone: string;
            /**
             * @description Your own id for the customer behind the project.
             * @example customer-4711
             */
            customerExternalId?: string;
            metadata?: components["schemas"]["ProjectMetadata"];
            /**
             * @description Name of the app or product the project is about.
             * @example Roast Finder
             */
            appName?: string;
            /**
             * @description What the app or product is.
             * @example Roast Finder shows you which small roasteries near you have fresh beans today, what they taste like, and how to brew them at home.
             */
            appDescription?: string;
            /**
             * @description What the app or product is in one short line.
             * @example Fresh beans around the corner.
             */
            tagline?: string;
            brandVoice?: components["schemas"]["BrandVoice"];
            targetGender?: components["schemas"]["TargetGender"];
            /**
             * @description BCP 47 tag of the main language.
             * @example en
             */
            primaryLanguage?: string;
            /**
             * Format: email
             * @description Who to write to about the project.
             * @example owner@harbour-roasters.test
             */
            ownerEmail?: string;
        };
        ArchivedProject: {
            id: components["schemas"]["ProjectId"];
            /**
             * @example archived
             * @constant
             */
            status: "archived";
            archivedAt: components["schemas"]["Timestamp"];
            /**
             * @description This service schedules nothing, so always 0.
             * @example 0
             */
            canceledScheduledPosts: number;
        };
        /**
         * @description Restores an archived project. To archive one, use `archiveProject`.
         * @example active
         * @enum {string}
         */
        RestoredProjectStatus: "active";
        /** @description At least one field; null clears an optional one. */
        UpdateProjectRequest: {
            /**
             * @description Name of the project.
             * @example Harbour Roasters
             */
            name?: string;
            /**
             * @description IANA name of the time zone the project plans in.
             * @example Europe/Lisbon
             */
            timezone?: string;
            /**
             * @description Your own id for the customer behind the project.
             * @example customer-4711
             */
            customerExternalId?: string | null;
            metadata?: components["schemas"]["ProjectMetadata"] | null;
            /**
             * @description Name of the app or product the project is about.
             * @example Roast Finder
             */
            appName?: string | null;
            /**
             * @description What the app or product is.
             * @example Roast Finder shows you which small roasteries near you have fresh beans today, what they taste like, and how to brew them at home.
             */
            appDescription?: string | null;
            /**
             * @description What the app or product is in one short line.
             * @example Fresh beans around the corner.
             */
            tagline?: string | null;
            /** @description The tone in which the project speaks. */
            brandVoice?: components["schemas"]["BrandVoice"] | null;
            /** @description Whom the project speaks to. */
            targetGender?: components["schemas"]["TargetGender"] | null;
            /**
             * @description BCP 47 tag of the main language.
             * @example en
             */
            primaryLanguage?: string | null;
            /**
             * Format: email
             * @description Who to write to about the project.
             * @example owner@harbour-roasters.test
             */
            ownerEmail?: string | null;
            status?: components["schemas"]["RestoredProjectStatus"];
        };
    };
    responses: {
        /** @description The body is not one JSON value in UTF-8, nests deeper than 32 levels, or names a property twice; or the `Idempotency-Key` is empty, came twice, or is not 1–255 printable ASCII characters. */
        MalformedRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MalformedRequestProblem"];
            };
        };
        /** @description No valid API key came with the request. */
        Unauthenticated: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticateHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthenticatedProblem"];
            };
        };
        /** @description The key lacks the scope `content:write`, or the request names an organization in `X-Layers-Organization`, which no key may do yet. */
        ContentWriteForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenScopeProblem"];
            };
        };
        /** @description No such project is visible to this key, be it absent or of another organization. */
        ProjectNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundProblem"];
            };
        };
        /** @description The body is not declared as `application/json`, or as something other than UTF-8. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnsupportedMediaTypeProblem"];
            };
        };
        /** @description A fault of the service. Nothing internal is shown; quote the `requestId` when you report it. */
        InternalFault: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InternalProblem"];
            };
        };
        /**
         * @description - `UNAVAILABLE`: the database, the store or the media prober cannot be asked right now. Nothing was changed; try again after `Retry-After`.
         *     - `KILL_SWITCH`: the key was killed. Waiting does not help; ask your operator for a new one.
         */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                "Retry-After": components["headers"]["RetryAfterUnavailableHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnavailableProblem"];
            };
        };
        /** @description There is no room left to write. Nothing was changed. */
        StorageFull: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                "Retry-After": components["headers"]["RetryAfterHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["StorageFullProblem"];
            };
        };
        /** @description The request body is over 64 KiB. */
        BodyTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BodyTooLargeProblem"];
            };
        };
        /** @description The request does not match the contract. */
        ContentRequestInvalid: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationProblem"];
            };
        };
        /** @description The key made more requests than its tier allows. Try again after `Retry-After`. */
        WritesRateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                "Retry-After": components["headers"]["RetryAfterHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RateLimitedProblem"];
            };
        };
        /** @description There is no room left to seal the files. The item stays open; finalize again later. */
        FinalizeStorageFull: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                "Retry-After": components["headers"]["RetryAfterHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["StorageFullProblem"];
            };
        };
        /** @description The key lacks the scope `content:read`, or the request names an organization in `X-Layers-Organization`, which no key may do yet. */
        ContentReadForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenScopeProblem"];
            };
        };
        /** @description The key made more requests than its tier allows. Try again after `Retry-After`. */
        ReadsRateLimited: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                "Retry-After": components["headers"]["RetryAfterHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RateLimitedProblem"];
            };
        };
        /** @description The request does not match the contract. */
        ProjectRequestInvalid: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationProblem"];
            };
        };
        /**
         * @description - `IDEMPOTENCY_CONFLICT`: the `Idempotency-Key` was used for another request; send a new one.
         *     - `IDEMPOTENCY_IN_PROGRESS`: a request with this key is still at work; ask again after `Retry-After`.
         */
        IdempotencyConflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                "Retry-After": components["headers"]["RetryAfterInProgressHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyProblem"];
            };
        };
        /** @description No such item is visible to this key, be it absent or of another organization. */
        ContentNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundProblem"];
            };
        };
        /** @description The request names an organization in `X-Layers-Organization`, which no key may do yet. */
        OrganizationForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenScopeProblem"];
            };
        };
        /** @description The key lacks the scope `org:admin`, which `*` does not cover; or the request names an organization in `X-Layers-Organization`, which no key may do yet. */
        AdminForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenScopeProblem"];
            };
        };
        /** @description No such endpoint is visible to this key. */
        WebhookEndpointNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundProblem"];
            };
        };
        /** @description The request does not match the contract. */
        WebhookRequestInvalid: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationProblem"];
            };
        };
        /** @description The key lacks the scope `projects:read`, or the request names an organization in `X-Layers-Organization`, which no key may do yet. */
        ProjectsReadForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenScopeProblem"];
            };
        };
        /** @description The key lacks the scope `projects:write`, or the request names an organization in `X-Layers-Organization`, which no key may do yet. */
        ProjectsWriteForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestIdHeader"];
                "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenScopeProblem"];
            };
        };
    };
    parameters: {
        /**
         * @description Id of the project, with its prefix or as the bare uuid.
         * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
         */
        ProjectIdPath: string;
        /**
         * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
         *
         *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
         *
         *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
         *
         *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
         */
        IdempotencyKey: string;
        /**
         * @description Id of the content item, with its prefix or as the bare uuid.
         * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
         */
        ContainerIdPath: string;
        /** @description Taken so that every POST may carry it, and without effect here: repeating this operation is harmless anyway. Its form is checked as everywhere: 1–255 printable ASCII characters, bare or in double quotes, sent once; otherwise 400 `MALFORMED_REQUEST`. */
        IdempotencyKeyChecked: string;
        /**
         * @description Only items in one of these states. Repeat the parameter for several.
         * @example [
         *       "completed"
         *     ]
         */
        ContentStatusQuery: components["schemas"]["ContentStatus"][];
        /**
         * @description Only generated items of one of these formats. Repeat the parameter for several.
         * @example [
         *       "ugc-remix"
         *     ]
         */
        FormatQuery: components["schemas"]["ContentFormat"][];
        /**
         * @description Only uploaded, or only generated items.
         * @example uploaded
         */
        CreativeTypeQuery: components["schemas"]["CreativeType"];
        /**
         * @description Only items that stand so in review. Repeat the parameter for several.
         * @example [
         *       "pending"
         *     ]
         */
        ApprovalStatusQuery: components["schemas"]["ApprovalStatus"][];
        /**
         * @description Only items whose `createdAt` is this second or later. UTC, ending in `Z`.
         * @example 2026-06-01T00:00:00Z
         */
        SinceQuery: string;
        /**
         * @description Only items whose `createdAt` is this second or earlier. UTC, ending in `Z`.
         * @example 2026-06-30T23:59:59Z
         */
        UntilQuery: string;
        /** @description The `nextCursor` of the page before. Its content is the service's own; send it back as it came. */
        CursorQuery: string;
        /**
         * @description Most items on a page.
         * @example 25
         */
        LimitQuery: number;
        /**
         * @description The platforms to judge for, in any order; without it `tiktok` and `instagram`. Repeat the parameter for several.
         * @example [
         *       "youtube_shorts",
         *       "linkedin"
         *     ]
         */
        PlatformsQuery: components["schemas"]["RequestedPlatforms"];
        /**
         * @description Id of the asset as it stands in the item's `assets[]`; for uploads `upload-1`, `upload-2` and so on in the declared order.
         * @example upload-1
         */
        AssetIdPath: string;
        /**
         * @description Only the rules of this platform; without it, of `tiktok` and `instagram`. Repeat the parameter for several.
         * @example [
         *       "bluesky"
         *     ]
         */
        PlatformQuery: components["schemas"]["RequestedPlatforms"];
        /**
         * @description Id of the API key, with its prefix or as the bare uuid; not the key itself.
         * @example key_b4e81f06-9d27-4c35-8a1e-70c6f2d539ab
         */
        KeyIdPath: string;
        /**
         * @description Only events of this type; one that is not known finds nothing.
         * @example content.completed
         */
        EventTypeQuery: string;
        /**
         * @description Only events of this project; its id with the prefix or as the bare uuid.
         * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
         */
        EventProjectQuery: string;
        /**
         * @description Only events of requests with this API key; its id with the prefix or as the bare uuid.
         * @example key_3f9a7c52-6e08-4d1b-8c47-b05d2e91fa63
         */
        EventKeyQuery: string;
        /**
         * @description Only events of this second or later. UTC, ending in `Z`.
         * @example 2026-06-12T00:00:00Z
         */
        EventSinceQuery: string;
        /**
         * @description Only events of this second or earlier. UTC, ending in `Z`.
         * @example 2026-06-12T23:59:59Z
         */
        EventUntilQuery: string;
        /**
         * @description Most events on a page.
         * @example 50
         */
        EventLimitQuery: number;
        /**
         * @description Id of the webhook endpoint, with its prefix or as the bare uuid.
         * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
         */
        EndpointIdPath: string;
        /**
         * @description Id of the delivery, with its prefix or as the bare uuid.
         * @example whd_7a2e5c90-1b64-4d38-9f07-e3c6a8d412b5
         */
        DeliveryIdPath: string;
        /**
         * @description Only active, or only archived projects.
         * @example active
         */
        ProjectStatusQuery: components["schemas"]["ProjectStatus"];
        /**
         * @description Only projects whose name holds this text, upper and lower case alike.
         * @example roast
         */
        SearchQuery: string;
        /**
         * @description Only projects with exactly this `customerExternalId`.
         * @example customer-4711
         */
        CustomerExternalIdQuery: string;
    };
    requestBodies: never;
    headers: {
        /** @description Names this request in the service's logs; in an error it equals `error.requestId`. */
        RequestIdHeader: components["schemas"]["RequestId"];
        /** @description `read-light` for GET, `write-light` for all else; a key's requests of each are counted on their own. None of the four `X-RateLimit-` headers is sent before a key is accepted (401, `KILL_SWITCH`), nor by a service whose rate limits are switched off. */
        RateLimitClassHeader: "read-light" | "write-light";
        /** @description Requests of this class that the key may make a minute. */
        RateLimitLimitHeader: number;
        /** @description How many of them are left in the present minute. */
        RateLimitRemainingHeader: number;
        /** @description Seconds until the present minute ends; it began with the key's first request of the class. */
        RateLimitResetHeader: number;
        /** @description Sent only when an `Idempotency-Key` brought an earlier answer back, and nothing was done anew. */
        IdempotentReplayedHeader: "true";
        /** @description The one way to authenticate. */
        WwwAuthenticateHeader: "Bearer";
        /** @description Seconds to wait before trying again; sent with `FINALIZE_IN_PROGRESS` and `IDEMPOTENCY_IN_PROGRESS` only. */
        RetryAfterInProgressHeader: number;
        /** @description Seconds to wait before trying again; sent with `RATE_LIMITED` only. */
        RetryAfterRateLimitedHeader: number;
        /** @description Seconds to wait before trying again; sent with `UNAVAILABLE` only, since waiting does not bring a killed key back. */
        RetryAfterUnavailableHeader: number;
        /** @description Seconds to wait before trying again. */
        RetryAfterHeader: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createUploadSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        /** @description The files, in the order the items or slides shall have. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUploadSessionRequest"];
            };
        };
        responses: {
            /** @description The session is open. PUT the files, then finalize each item. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadSession"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentWriteForbidden"];
            404: components["responses"]["ProjectNotFound"];
            /**
             * @description - `CONFLICT`: the project is archived. Restore it with `updateProject`, or use another.
             *     - `IDEMPOTENCY_CONFLICT`: the `Idempotency-Key` was used for another request; send a new one.
             *     - `IDEMPOTENCY_IN_PROGRESS`: a request with this key is still at work; ask again after `Retry-After`.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Retry-After": components["headers"]["RetryAfterInProgressHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionConflictProblem"];
                };
            };
            /** @description A declared file is over its cap (100MB a video, 30MB an image), or the request body is over 64 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadTooLargeProblem"];
                };
            };
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The request does not match the contract, or a slideshow is not made of two to ten images. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            /**
             * @description - `RATE_LIMITED`: the key made more requests than its tier allows; try again after `Retry-After`.
             *     - `QUOTA_EXCEEDED`: the session would not fit into a quota of the organization; nothing was opened. Finish or cancel open uploads, delete content, or wait for the next UTC day, whichever `details.quota` calls for.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Retry-After": components["headers"]["RetryAfterRateLimitedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionLimitProblem"];
                };
            };
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    uploadContentFromUrl: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        /** @description Where the media lie, and the caption. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadContentFromUrlRequest"];
            };
        };
        responses: {
            /** @description The completed item, whole, as `getContent` answers it. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentItem"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentWriteForbidden"];
            404: components["responses"]["ProjectNotFound"];
            /**
             * @description - `CONFLICT`: the project is archived, or the item was canceled while its files were on the way.
             *     - `UPLOAD_INCOMPLETE`: the fetched bytes are gone from storage. Import again.
             *     - `IDEMPOTENCY_CONFLICT`: the `Idempotency-Key` was used for another request; send a new one.
             *     - `IDEMPOTENCY_IN_PROGRESS`: the import with this key is still at work; ask again after `Retry-After`.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Retry-After": components["headers"]["RetryAfterInProgressHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportConflictProblem"];
                };
            };
            /** @description A medium is over its cap (100MB a video, 30MB an image), or the request body is over 64 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadTooLargeProblem"];
                };
            };
            415: components["responses"]["UnsupportedMediaType"];
            /** @description A URL is none that may be fetched, nothing could be fetched from it, its media are not what is taken, or the request does not match the contract. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportValidationProblem"];
                };
            };
            /**
             * @description - `RATE_LIMITED`: the key made more requests than its tier allows, or with `window` `concurrent`, as many imports are at work as may be; try again after `Retry-After`.
             *     - `QUOTA_EXCEEDED`: the import would not fit into a quota of the organization; nothing was fetched.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Retry-After": components["headers"]["RetryAfterRateLimitedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionLimitProblem"];
                };
            };
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    refreshUploadUrls: {
        parameters: {
            query?: never;
            header?: {
                /** @description Taken so that every POST may carry it, and without effect here: repeating this operation is harmless anyway. Its form is checked as everywhere: 1–255 printable ASCII characters, bare or in double quotes, sent once; otherwise 400 `MALFORMED_REQUEST`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyChecked"];
            };
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        /** @description Nothing, or an empty object. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyRequest"];
            };
        };
        responses: {
            /** @description Fresh URLs, every file of the item in its order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadSession"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentWriteForbidden"];
            /** @description No such upload is visible to this key; generated items have no upload URLs. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFoundProblem"];
                };
            };
            /** @description The item is no longer open, or its session ends too soon for a new URL. Start a new session. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConflictProblem"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ContentRequestInvalid"];
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    finalizeUpload: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        /** @description The caption. It is looked at only while the item is open. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaptionRequest"];
            };
        };
        responses: {
            /** @description The completed item, whole, as `getContent` answers it: `creativeType` is `uploaded`, `adsEnrollment` `opted_out`, and `platformFit` was judged on the measured media. The full record, not a part of it. `assetId` comes from the stored object's key (`upload-1`) and has no prefix of its own. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentItem"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentWriteForbidden"];
            /** @description No such upload is visible to this key, be it absent or of another organization. Generated items cannot be finalized and answer the same. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFoundProblem"];
                };
            };
            /**
             * @description - `UPLOAD_INCOMPLETE`: a declared file is not in storage yet: the call came before its PUT had landed, or instead of it. Finish the PUT, then finalize again.
             *     - `CONFLICT`: the session is over and cannot be finalized any more: mostly the sweep of abandoned uploads ended it after about 2 hours, else it was canceled or its project archived. Start a new session.
             *     - `FINALIZE_IN_PROGRESS`: another finalize of this item is still at work; ask again after `Retry-After`.
             *     - `IDEMPOTENCY_CONFLICT`: the `Idempotency-Key` was used for another request; send a new one.
             *     - `IDEMPOTENCY_IN_PROGRESS`: a request with this key is still at work; ask again after `Retry-After`.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Retry-After": components["headers"]["RetryAfterInProgressHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinalizeConflictProblem"];
                };
            };
            /** @description The stored file is over its cap (100MB a video, 30MB an image) or larger than the `sizeBytes` declared for the session. A presigned PUT cannot hold a client to a size, so it is checked here, against the real object. Or the request body is over 64 KiB. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadTooLargeProblem"];
                };
            };
            415: components["responses"]["UnsupportedMediaType"];
            /** @description A stored file cannot be probed (it is corrupt, cut, or not really of the declared type), its checksum is another, or the request does not match the contract. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaValidationProblem"];
                };
            };
            /** @description The key made more requests than its tier allows; try again after `Retry-After`. With `window` `concurrent`: too many of your organization's finalizes wait for their turn. Nothing was claimed or lost; the same call is good again when some of them have ended. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Retry-After": components["headers"]["RetryAfterHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimitedProblem"];
                };
            };
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["FinalizeStorageFull"];
        };
    };
    listContent: {
        parameters: {
            query?: {
                /**
                 * @description Only items in one of these states. Repeat the parameter for several.
                 * @example [
                 *       "completed"
                 *     ]
                 */
                status?: components["parameters"]["ContentStatusQuery"];
                /**
                 * @description Only generated items of one of these formats. Repeat the parameter for several.
                 * @example [
                 *       "ugc-remix"
                 *     ]
                 */
                format?: components["parameters"]["FormatQuery"];
                /**
                 * @description Only uploaded, or only generated items.
                 * @example uploaded
                 */
                creativeType?: components["parameters"]["CreativeTypeQuery"];
                /**
                 * @description Only items that stand so in review. Repeat the parameter for several.
                 * @example [
                 *       "pending"
                 *     ]
                 */
                approvalStatus?: components["parameters"]["ApprovalStatusQuery"];
                /**
                 * @description Only items whose `createdAt` is this second or later. UTC, ending in `Z`.
                 * @example 2026-06-01T00:00:00Z
                 */
                since?: components["parameters"]["SinceQuery"];
                /**
                 * @description Only items whose `createdAt` is this second or earlier. UTC, ending in `Z`.
                 * @example 2026-06-30T23:59:59Z
                 */
                until?: components["parameters"]["UntilQuery"];
                /** @description The `nextCursor` of the page before. Its content is the service's own; send it back as it came. */
                cursor?: components["parameters"]["CursorQuery"];
                /**
                 * @description Most items on a page.
                 * @example 25
                 */
                limit?: components["parameters"]["LimitQuery"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of items. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentReadForbidden"];
            404: components["responses"]["ProjectNotFound"];
            /** @description A parameter does not match the contract, or the cursor was not made by this list. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    getContentReviewPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentReviewPolicy"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentReadForbidden"];
            404: components["responses"]["ProjectNotFound"];
            422: components["responses"]["ProjectRequestInvalid"];
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateContentReviewPolicy: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        /** @description The new policy. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateContentReviewPolicyRequest"];
            };
        };
        responses: {
            /** @description The policy as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentReviewPolicy"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentWriteForbidden"];
            404: components["responses"]["ProjectNotFound"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The policy is unknown, `firstN` is missing with `review_first_n` or stands with another policy, or the request does not match the contract. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    getContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentItem"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentReadForbidden"];
            404: components["responses"]["ContentNotFound"];
            422: components["responses"]["ContentRequestInvalid"];
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item, canceled. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentItem"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentWriteForbidden"];
            404: components["responses"]["ContentNotFound"];
            /** @description A finalize of this item is still at work after 30 seconds. Ask again after `Retry-After`. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Retry-After": components["headers"]["RetryAfterHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinalizeInProgressProblem"];
                };
            };
            /** @description The item is generated, or the request does not match the contract. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedOnlyProblem"];
                };
            };
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    updateContent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        /** @description The new caption. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaptionRequest"];
            };
        };
        responses: {
            /** @description The full item in the same shape as `getContent` answers it, assets and preview included, with its new caption and a refreshed `completedAt`. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentItem"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentWriteForbidden"];
            404: components["responses"]["ContentNotFound"];
            /**
             * @description - `CONFLICT`: the upload is not completed (yet, or any more).
             *     - `FINALIZE_IN_PROGRESS`: a finalize of this item is at work; ask again after `Retry-After`.
             *     - `IDEMPOTENCY_CONFLICT`: the `Idempotency-Key` was used for another request; send a new one.
             *     - `IDEMPOTENCY_IN_PROGRESS`: a request with this key is still at work; ask again after `Retry-After`.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Retry-After": components["headers"]["RetryAfterInProgressHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateConflictProblem"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The caption is missing or longer than 2,200 UTF-16 code units, the request does not match the contract, or the item is generated. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedOnlyProblem"];
                };
            };
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    getContentProgress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far the item is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentProgress"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentReadForbidden"];
            404: components["responses"]["ContentNotFound"];
            422: components["responses"]["ContentRequestInvalid"];
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPlatformFit: {
        parameters: {
            query?: {
                /**
                 * @description The platforms to judge for, in any order; without it `tiktok` and `instagram`. Repeat the parameter for several.
                 * @example [
                 *       "youtube_shorts",
                 *       "linkedin"
                 *     ]
                 */
                platforms?: components["parameters"]["PlatformsQuery"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The verdict of each platform asked for. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentPlatformFit"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentReadForbidden"];
            404: components["responses"]["ContentNotFound"];
            /** @description A parameter does not match the contract, such as a platform that is not known or is named twice. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    approveContent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        /** @description Nothing, or a note. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ApproveContentRequest"];
            };
        };
        responses: {
            /** @description The item is approved. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovedContent"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentWriteForbidden"];
            404: components["responses"]["ContentNotFound"];
            /**
             * @description - `CONFLICT`: the item does not wait for approval: it was decided on already, needs none, or is not completed. `details` tell which.
             *     - `IDEMPOTENCY_CONFLICT`: the `Idempotency-Key` was used for another request; send a new one.
             *     - `IDEMPOTENCY_IN_PROGRESS`: a request with this key is still at work; ask again after `Retry-After`.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Retry-After": components["headers"]["RetryAfterInProgressHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewConflictProblem"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The note is longer than 1,024 characters, or the request does not match the contract. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    rejectContent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
            };
            cookie?: never;
        };
        /** @description Why. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectContentRequest"];
            };
        };
        responses: {
            /** @description The item is rejected. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectedContent"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentWriteForbidden"];
            404: components["responses"]["ContentNotFound"];
            /**
             * @description - `CONFLICT`: the item does not wait for approval: it was decided on already, needs none, or is not completed. `details` tell which.
             *     - `IDEMPOTENCY_CONFLICT`: the `Idempotency-Key` was used for another request; send a new one.
             *     - `IDEMPOTENCY_IN_PROGRESS`: a request with this key is still at work; ask again after `Retry-After`.
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Retry-After": components["headers"]["RetryAfterInProgressHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewConflictProblem"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The reason is missing or longer than 1,024 characters, or the request does not match the contract. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    getAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the content item, with its prefix or as the bare uuid.
                 * @example cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70
                 */
                containerId: components["parameters"]["ContainerIdPath"];
                /**
                 * @description Id of the asset as it stands in the item's `assets[]`; for uploads `upload-1`, `upload-2` and so on in the declared order.
                 * @example upload-1
                 */
                assetId: components["parameters"]["AssetIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The asset. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentAsset"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentReadForbidden"];
            /** @description No such item is visible to this key, or it has no such asset, or it is not completed. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFoundProblem"];
                };
            };
            422: components["responses"]["ContentRequestInvalid"];
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPlatformRules: {
        parameters: {
            query?: {
                /**
                 * @description Only the rules of this platform; without it, of `tiktok` and `instagram`. Repeat the parameter for several.
                 * @example [
                 *       "bluesky"
                 *     ]
                 */
                platform?: components["parameters"]["PlatformQuery"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules of each platform asked for. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformRulesList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["OrganizationForbidden"];
            /** @description A parameter does not match the contract, such as a platform that is not known or is named twice. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    checkPlatformFit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Taken so that every POST may carry it, and without effect here: repeating this operation is harmless anyway. Its form is checked as everywhere: 1–255 printable ASCII characters, bare or in double quotes, sent once; otherwise 400 `MALFORMED_REQUEST`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyChecked"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The post as far as it is known. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostDescription"];
            };
        };
        responses: {
            /** @description The verdicts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedPlatformFit"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["OrganizationForbidden"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The description does not match the contract, or contradicts itself. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    whoami: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key's organization, scopes and tier. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identity"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["OrganizationForbidden"];
            /** @description The operation takes no parameters, but one was sent. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    getUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The quotas as they stand. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ContentReadForbidden"];
            /** @description The operation takes no parameters, but one was sent. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    killApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Taken so that every POST may carry it, and without effect here: repeating this operation is harmless anyway. Its form is checked as everywhere: 1–255 printable ASCII characters, bare or in double quotes, sent once; otherwise 400 `MALFORMED_REQUEST`. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKeyChecked"];
            };
            path: {
                /**
                 * @description Id of the API key, with its prefix or as the bare uuid; not the key itself.
                 * @example key_b4e81f06-9d27-4c35-8a1e-70c6f2d539ab
                 */
                keyId: components["parameters"]["KeyIdPath"];
            };
            cookie?: never;
        };
        /** @description Nothing, or an empty object. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyRequest"];
            };
        };
        responses: {
            /** @description The key, killed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KilledApiKey"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["AdminForbidden"];
            /** @description Your organization has no such key in this world. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFoundProblem"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The request does not match the contract. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /**
                 * @description Only events of this type; one that is not known finds nothing.
                 * @example content.completed
                 */
                eventType?: components["parameters"]["EventTypeQuery"];
                /**
                 * @description Only events of this project; its id with the prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId?: components["parameters"]["EventProjectQuery"];
                /**
                 * @description Only events of requests with this API key; its id with the prefix or as the bare uuid.
                 * @example key_3f9a7c52-6e08-4d1b-8c47-b05d2e91fa63
                 */
                apiKeyId?: components["parameters"]["EventKeyQuery"];
                /**
                 * @description Only events of this second or later. UTC, ending in `Z`.
                 * @example 2026-06-12T00:00:00Z
                 */
                since?: components["parameters"]["EventSinceQuery"];
                /**
                 * @description Only events of this second or earlier. UTC, ending in `Z`.
                 * @example 2026-06-12T23:59:59Z
                 */
                until?: components["parameters"]["EventUntilQuery"];
                /** @description The `nextCursor` of the page before. Its content is the service's own; send it back as it came. */
                cursor?: components["parameters"]["CursorQuery"];
                /**
                 * @description Most events on a page.
                 * @example 50
                 */
                limit?: components["parameters"]["EventLimitQuery"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLogPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["AdminForbidden"];
            /** @description A parameter does not match the contract, or the cursor was not made by this list. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoints. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["AdminForbidden"];
            /** @description A parameter does not match the contract. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Where to send what. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookEndpointRequest"];
            };
        };
        responses: {
            /** @description The endpoint, and its secret. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["AdminForbidden"];
            /** @description The project is not visible to this key. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFoundProblem"];
                };
            };
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description A field is missing, unknown or out of its bounds, or the URL is none that events may be sent to. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            /**
             * @description - `RATE_LIMITED`: the key made more requests than its tier allows; try again after `Retry-After`.
             *     - `QUOTA_EXCEEDED`: the organization has 20 endpoints in this world; delete one it no longer needs.
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Retry-After": components["headers"]["RetryAfterRateLimitedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookLimitProblem"];
                };
            };
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, with its prefix or as the bare uuid.
                 * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
                 */
                endpointId: components["parameters"]["EndpointIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["AdminForbidden"];
            404: components["responses"]["WebhookEndpointNotFound"];
            422: components["responses"]["WebhookRequestInvalid"];
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, with its prefix or as the bare uuid.
                 * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
                 */
                endpointId: components["parameters"]["EndpointIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint is deleted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedWebhookEndpoint"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["AdminForbidden"];
            404: components["responses"]["WebhookEndpointNotFound"];
            422: components["responses"]["WebhookRequestInvalid"];
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the webhook endpoint, with its prefix or as the bare uuid.
                 * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
                 */
                endpointId: components["parameters"]["EndpointIdPath"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookEndpointRequest"];
            };
        };
        responses: {
            /** @description The endpoint. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["AdminForbidden"];
            /** @description No such endpoint, or no such project, is visible to this key. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFoundProblem"];
                };
            };
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description A field is unknown or out of its bounds, nothing was sent to change, or the URL is none that events may be sent to. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the webhook endpoint, with its prefix or as the bare uuid.
                 * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
                 */
                endpointId: components["parameters"]["EndpointIdPath"];
            };
            cookie?: never;
        };
        /** @description Nothing, or an empty object. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyRequest"];
            };
        };
        responses: {
            /** @description The endpoint, and its new secret. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["AdminForbidden"];
            404: components["responses"]["WebhookEndpointNotFound"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["WebhookRequestInvalid"];
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the webhook endpoint, with its prefix or as the bare uuid.
                 * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
                 */
                endpointId: components["parameters"]["EndpointIdPath"];
            };
            cookie?: never;
        };
        /** @description Nothing, or an empty object. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyRequest"];
            };
        };
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["AdminForbidden"];
            404: components["responses"]["WebhookEndpointNotFound"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["WebhookRequestInvalid"];
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. Its content is the service's own; send it back as it came. */
                cursor?: components["parameters"]["CursorQuery"];
                /**
                 * @description Most items on a page.
                 * @example 25
                 */
                limit?: components["parameters"]["LimitQuery"];
            };
            header?: never;
            path: {
                /**
                 * @description Id of the webhook endpoint, with its prefix or as the bare uuid.
                 * @example whe_4f1c8a72-9d35-4e60-b2a7-1c95d3e8f046
                 */
                endpointId: components["parameters"]["EndpointIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of deliveries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["AdminForbidden"];
            404: components["responses"]["WebhookEndpointNotFound"];
            /** @description A parameter does not match the contract, or the cursor was not made by this list. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the delivery, with its prefix or as the bare uuid.
                 * @example whd_7a2e5c90-1b64-4d38-9f07-e3c6a8d412b5
                 */
                deliveryId: components["parameters"]["DeliveryIdPath"];
            };
            cookie?: never;
        };
        /** @description Nothing, or an empty object. */
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmptyRequest"];
            };
        };
        responses: {
            /** @description The new delivery. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["AdminForbidden"];
            /** @description No such delivery is visible to this key, or its endpoint was deleted. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotFoundProblem"];
                };
            };
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description The request does not match the contract. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    listProjects: {
        parameters: {
            query?: {
                /**
                 * @description Only active, or only archived projects.
                 * @example active
                 */
                status?: components["parameters"]["ProjectStatusQuery"];
                /**
                 * @description Only projects whose name holds this text, upper and lower case alike.
                 * @example roast
                 */
                search?: components["parameters"]["SearchQuery"];
                /**
                 * @description Only projects with exactly this `customerExternalId`.
                 * @example customer-4711
                 */
                customerExternalId?: components["parameters"]["CustomerExternalIdQuery"];
                /** @description The `nextCursor` of the page before. Its content is the service's own; send it back as it came. */
                cursor?: components["parameters"]["CursorQuery"];
                /**
                 * @description Most items on a page.
                 * @example 25
                 */
                limit?: components["parameters"]["LimitQuery"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of projects. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectPage"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ProjectsReadForbidden"];
            /** @description A parameter does not match the contract, or the cursor was not made by this list. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The fields of the new project. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProjectRequest"];
            };
        };
        responses: {
            /** @description The project. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ProjectsWriteForbidden"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description A field is missing, unknown or out of its bounds. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    getProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ProjectsReadForbidden"];
            404: components["responses"]["ProjectNotFound"];
            422: components["responses"]["ProjectRequestInvalid"];
            429: components["responses"]["ReadsRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
        };
    };
    archiveProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description When the project was archived. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArchivedProject"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ProjectsWriteForbidden"];
            404: components["responses"]["ProjectNotFound"];
            422: components["responses"]["ProjectRequestInvalid"];
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
    updateProject: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Names this request, so that repeating it has no second effect: 1–255 printable ASCII characters, bare or in double quotes, a fresh one for each new intent. Sent twice, empty or with other characters it is refused with 400 `MALFORMED_REQUEST`.
                 *
                 *     A key holds for 24 hours within your organization and world; two organizations' keys never meet. The same request with the same key (operation, path, query and every byte of the body) gets the first answer again, status and body unchanged, with `Idempotent-Replayed: true`. Any other request with it, be it to another path, gets 409 `IDEMPOTENCY_CONFLICT`. While the first one is still at work, the second waits, and gets 409 `IDEMPOTENCY_IN_PROGRESS` if that takes too long.
                 *
                 *     Only successes are kept, in one stroke with their effect. After any error the key is as good as new: send the same request with it again.
                 *
                 *     Some operations keep less. `createUploadSession` keeps no URL: a repetition names the same items in the same order, with URLs signed afresh. `createWebhookEndpoint` and `rotateWebhookSecret` keep no secret: a repetition has the endpoint's present one in its place, and gets 404 when the endpoint was deleted since. `finalizeUpload` keeps no body: a repetition is answered from the item as it is now, whatever its caption.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description Id of the project, with its prefix or as the bare uuid.
                 * @example prj_254a4ce1-f4ca-42b1-9e36-17ca45ef3d39
                 */
                projectId: components["parameters"]["ProjectIdPath"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateProjectRequest"];
            };
        };
        responses: {
            /** @description The full project. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayedHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            400: components["responses"]["MalformedRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["ProjectsWriteForbidden"];
            404: components["responses"]["ProjectNotFound"];
            409: components["responses"]["IdempotencyConflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            /** @description A field is unknown or out of its bounds, or nothing was sent to change. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestIdHeader"];
                    "X-RateLimit-Endpoint-Class": components["headers"]["RateLimitClassHeader"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimitHeader"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemainingHeader"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitResetHeader"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationProblem"];
                };
            };
            429: components["responses"]["WritesRateLimited"];
            500: components["responses"]["InternalFault"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["StorageFull"];
        };
    };
}
