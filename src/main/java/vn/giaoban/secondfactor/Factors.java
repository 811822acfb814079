package vn.giaoban.secondfactor;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.accounts.Logins;
import vn.giaoban.audit.Audit;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.secrets.Secrets;

/** Sets up, checks and ends the second factor of accounts. Whoever guesses at codes waits like who guesses at passwords. */
@Component
class Factors {

    private static final String PURPOSE = "second-factor";

    private final FactorStore store;
    private final RecoveryCodes recovery;
    private final Logins logins;
    private final Secrets secrets;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    Factors(
            FactorStore store,
            RecoveryCodes recovery,
            Logins logins,
            Secrets secrets,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.recovery = recovery;
        this.logins = logins;
        this.secrets = secrets;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The secret that the account's phone is to learn; the same until it is confirmed. Only for accounts that have no second factor. */
    Mono<byte[]> begin(Logins.Holder holder) {
        var kept = Base64.getEncoder().encodeToString(secrets.seal(PURPOSE, Totp.made()));
        return store.pend(holder.account(), kept).map(this::opened);
    }

    /** Switches it on once a code shows that the phone knows the secret; the recovery codes, shown only here. Empty when the code is wrong. */
    Mono<List<String>> confirm(Logins.Holder holder, String code) {
        return logins.guarded(holder.account(), isCode(holder.account(), code))
                .filter(right -> right)
                .flatMap(_ -> transactions.run(store.confirm(holder.account())
                        .then(logins.keepSecondFactor(holder.account(), true))
                        .then(recorded(holder, "second-factor-on"))
                        .then(Mono.defer(() -> newCodes(holder)))));
    }

    /** Whether somebody has the account's phone, or one of its recovery codes, which is then used up. */
    Mono<Boolean> passes(Logins.Holder holder, String typed) {
        return logins.guarded(
                holder.account(),
                isCode(holder.account(), typed).flatMap(right -> right ? Mono.just(true) : isRecovery(holder, typed)));
    }

    /** New recovery codes in place of those before, for who has the phone; empty when the code is wrong. */
    Mono<List<String>> renewCodes(Logins.Holder holder, String typed) {
        return passes(holder, typed)
                .filter(right -> right)
                .flatMap(_ ->
                        transactions.run(recorded(holder, "recovery-codes").then(Mono.defer(() -> newCodes(holder)))));
    }

    /** Switches it off for who has the phone; whether it was. */
    Mono<Boolean> end(Logins.Holder holder, String typed) {
        return passes(holder, typed)
                .filter(right -> right)
                .flatMap(_ -> transactions.run(store.delete(holder.account())
                        .then(store.replaceCodes(holder.account(), List.of()))
                        .then(logins.keepSecondFactor(holder.account(), false))
                        .then(recorded(holder, "second-factor-off"))
                        .thenReturn(true)))
                .defaultIfEmpty(false);
    }

    /** How many recovery codes are left. */
    Mono<Long> codesLeft(Logins.Holder holder) {
        return store.codesLeft(holder.account());
    }

    private Mono<Boolean> isCode(UUID account, String typed) {
        var code = typed.replaceAll("\\s", "");
        return store.secret(account)
                .map(kept -> Totp.stepOf(opened(kept), code, clock.instant()))
                .flatMap(step -> step.isPresent() ? store.use(account, step.getAsLong()) : Mono.just(false))
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> isRecovery(Logins.Holder holder, String typed) {
        return store.useCode(holder.account(), recovery.hash(typed))
                .delayUntil(used -> used ? recorded(holder, "recovery-code-used") : Mono.empty());
    }

    private Mono<List<String>> newCodes(Logins.Holder holder) {
        var codes = RecoveryCodes.made();
        return store.replaceCodes(
                        holder.account(), codes.stream().map(recovery::hash).toList())
                .thenReturn(codes);
    }

    private Mono<Void> recorded(Logins.Holder holder, String action) {
        return audit.record(new Actor(holder.username()), "account:" + holder.account(), action, null, null, null);
    }

    private byte[] opened(String kept) {
        return secrets.unseal(PURPOSE, Base64.getDecoder().decode(kept));
    }
}
