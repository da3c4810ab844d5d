"""Tells Schemathesis what stands in the contract's text, since no schema can hold it."""

import os
import re

import schemathesis

# With these words the service refuses what its schemas allow ("ST202"). With any others it must not.
RULES = re.compile(
    "|".join(
        [
            r"The cursor is not one of ours",
            r"must be like \S+Z: ",
            r"must be an IANA time zone",
            r"A slideshow is one item of two to ten images",
            r"is declared with \d+ bytes; \S+ may have at most",
            r"must NOT contain (a NUL character|a lone surrogate|the number)",
            # A description of a post that contradicts itself.
            r"must be null or absent: \S+ has none",
            r"must be \S+, as declared beside media",
            r"must be exactly one unless slideshow is true",
            r"must be an image: a slideshow has no video",
            # An address that no event may be sent to.
            r"^body/url ",
            # A file behind a URL that is none, or that nobody can read.
            r"^media\[\d+\](: | has more than)",
            # The reserved filenames of the sandbox, which stand among the examples.
            r"^upload-\d+: ",
        ]
    )
)


@schemathesis.hook
def filter_failure(ctx, failure, case, response):
    """A refusal by a rule is no failure."""
    return failure.code != "ST202" or not RULES.search(response.json()["error"]["message"])


@schemathesis.hook
def map_case(ctx, case):
    """Keeps what its schemas allow within the rules, mostly, so that links lead on from what it makes."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return case
    if case.query:
        # A cursor is answered, never guessed.
        case.query.pop("cursor", None)
    if isinstance(case.body, dict):
        case.body = within_rules(case.body)
    return case


def within_rules(body):
    kept = dict(body)
    if "timezone" in kept:
        kept["timezone"] = "Europe/Lisbon"
    if "files" in kept:
        kept["grouping"] = "per-file"
        kept["files"] = [{**file, "sizeBytes": min(file["sizeBytes"], 1_048_576)} for file in kept["files"]]
    if "url" in kept:
        # Events go nowhere but to this machine, where nobody listens.
        kept["url"] = "http://127.0.0.1:9/"
    if "media" in kept:
        # A name that stands for no host anywhere.
        kept["media"] = [{**item, "url": "https://media.harbour-roasters.test/file"} for item in kept["media"]]
    if "assets" in kept:
        kept["assets"] = kept["assets"][:1]
    return kept


@schemathesis.hook
def filter_path_parameters(ctx, path_parameters):
    """The key of this very run is not killed."""
    key_id = (path_parameters or {}).get("keyId")
    return not isinstance(key_id, str) or not key_id.endswith(os.environ["OWN_KEY_ID"])
