package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.common.aws.accesskey.IssuedKey;
import dev.stepgraph.common.aws.accesskey.IssuedKeys;
import dev.stepgraph.common.aws.accesskey.IssuedKeys.NewKey;
import dev.stepgraph.workflow.web.guard.Caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.List;

/** Access keys as resources: a secret comes out once, when its key is issued. */
@RestController
@RequestMapping("/v1/access-keys")
@Tag(name = "Access keys")
class AccessKeyController {

    private static final String SCOPE = "access keys";

    private final IssuedKeys keys;
    private final PageTokens pages;

    AccessKeyController(IssuedKeys keys, PageTokens pages) {
        this.keys = keys;
        this.pages = pages;
    }

    @PostMapping
    @Operation(summary = "Issue an access key; its secret is in this answer and nowhere else")
    ResponseEntity<AccessKeyView> create(
            @RequestAttribute Caller caller, @RequestBody AccessKeyBody body) {
        caller.requireEverywhere("iam:CreateAccessKey");
        String user = StateMachineBody.required("user", body.user());
        NewKey created = keys.create(user, body.toStatements());
        return ResponseEntity.created(URI.create("/v1/access-keys/" + created.key().id()))
                .body(AccessKeyView.of(created));
    }

    @GetMapping
    @Operation(summary = "List access keys by id")
    AccessKeyView.Page list(
            @RequestAttribute Caller caller,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String pageToken) {
        caller.requireEverywhere("iam:ListAccessKeys");
        int size = PageSize.check(limit);
        String after = pageToken == null ? "" : pages.open(SCOPE, pageToken);
        List<IssuedKey> found = keys.list(after, size + 1);
        List<IssuedKey> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() > size ? pages.issue(SCOPE, page.getLast().id()) : null;
        return new AccessKeyView.Page(page.stream().map(AccessKeyView::of).toList(), next);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Get an access key, without its secret")
    AccessKeyView get(@RequestAttribute Caller caller, @PathVariable String id) {
        caller.requireEverywhere("iam:GetAccessKey");
        return AccessKeyView.of(keys.get(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Switch an access key off or on")
    AccessKeyView change(
            @RequestAttribute Caller caller,
            @PathVariable String id,
            @RequestBody AccessKeyBody.Change body) {
        caller.requireEverywhere("iam:UpdateAccessKey");
        return AccessKeyView.of(
                keys.setStatus(id, StateMachineBody.required("status", body.status())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an access key away for good")
    void delete(@RequestAttribute Caller caller, @PathVariable String id) {
        caller.requireEverywhere("iam:DeleteAccessKey");
        keys.delete(id);
    }
}
