package vn.giaoban.accounts;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.Page;
import vn.giaoban.web.Forms;
import vn.giaoban.web.MergePatch;
import vn.giaoban.web.Paging;
import vn.giaoban.web.Parameters;

/** Accounts over HTTP, for administrators. */
@RestController
@RequestMapping(path = "/api/v1/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountController {

    private final Accounts accounts;
    private final Forms forms;
    private final JsonMapper json;

    AccountController(Accounts accounts, Forms forms, JsonMapper json) {
        this.accounts = accounts;
        this.forms = forms;
        this.json = json;
    }

    /**
     * A new account.
     *
     * @param password when the service made it, shown only here
     */
    record Made(AccountView account, @Nullable String password) {}

    @GetMapping
    Mono<Page<AccountView>> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return accounts.list(Paging.of(limit, cursor, 1)).map(page -> page.map(AccountView::of));
    }

    @PostMapping
    Mono<ResponseEntity<Made>> create(@RequestBody AccountForm form, Actor actor) {
        var given = forms.valid(form).checked().password();
        var password = Objects.requireNonNullElseGet(given, Passwords::generated);
        return accounts.create(form, password, actor)
                .map(account -> ResponseEntity.created(URI.create("/api/v1/accounts/" + account.id()))
                        .body(new Made(AccountView.of(account), given == null ? password : null)));
    }

    @GetMapping("/{id}")
    Mono<AccountView> get(@PathVariable String id) {
        return accounts.get(Parameters.id("Account", id)).map(AccountView::of);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    Mono<AccountView> change(@PathVariable String id, @RequestBody JsonNode patch, Actor actor) {
        var account = Parameters.id("Account", id);
        return accounts.get(account)
                .map(present -> merged(present, patch))
                .flatMap(change -> accounts.change(account, change, actor))
                .map(AccountView::of);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable String id, Actor actor) {
        return accounts.remove(Parameters.id("Account", id), actor);
    }

    private AccountChange merged(Account present, JsonNode patch) {
        var before = new java.util.HashMap<String, Object>(Map.of("roles", new TreeSet<>(present.roles())));
        if (present.point() != null) before.put("point", present.point());
        var merged = MergePatch.apply(json.valueToTree(before), patch);
        return forms.valid(json.treeToValue(merged, AccountChange.class)).checked();
    }
}
