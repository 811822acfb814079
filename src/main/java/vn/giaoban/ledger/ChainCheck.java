package vn.giaoban.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.giaoban.ledger.Verification.Broken;
import vn.giaoban.ledger.Verification.CheckedSeal;

/** Walks along a chain, row by row, and stops looking at the first that does not fit. */
final class ChainCheck {

    private final FactStore.Chain chain;
    private final Map<Long, String> heads = new HashMap<>();
    private long seq;
    private String head;
    private @Nullable Broken broken;

    /**
     * Begins after what was forgotten.
     *
     * @param seals whose heads are looked for on the way
     */
    ChainCheck(FactStore.Chain chain, List<Seal> seals) {
        this.chain = chain;
        this.seq = chain.forgotten();
        this.head = chain.forgottenHead();
        seals.forEach(seal -> heads.put(seal.facts(), ""));
        meet(seq, head);
    }

    private void meet(long at, String hash) {
        if (heads.containsKey(at)) heads.put(at, hash);
    }

    void add(Link link) {
        if (broken != null) return;
        broken = faultOf(link);
        seq = link.seq();
        head = link.hash();
        meet(seq, head);
    }

    private @Nullable Broken faultOf(Link link) {
        if (link.seq() != seq + 1) return new Broken(seq + 1, Broken.Fault.MISSING);
        if (!link.hash().equals(link.expectedHash())) return new Broken(link.seq(), Broken.Fault.CHANGED);
        if (!link.digest().isEmpty() && !link.digest().equals(Digest.of(link.body())))
            return new Broken(link.seq(), Broken.Fault.CHANGED);
        if (!link.previous().equals(head)) return new Broken(link.seq(), Broken.Fault.DETACHED);
        return null;
    }

    private @Nullable Broken atTheEnd() {
        if (broken != null) return broken;
        if (seq < chain.seq()) return new Broken(seq + 1, Broken.Fault.MISSING);
        if (seq > chain.seq()) return new Broken(chain.seq() + 1, Broken.Fault.ADDED);
        return head.equals(chain.head()) ? null : new Broken(seq, Broken.Fault.CHANGED);
    }

    /** What it comes to; a chain that was written anew from some row on no longer has the heads that were sealed. */
    Verification toVerification(List<Seal> seals, List<SealKey> keys) {
        var checked = seals.stream().map(seal -> check(seal, keys)).toList();
        var end = atTheEnd();
        if (end == null)
            end = checked.stream()
                    .filter(seal -> seal.isSigned() && !seal.isOfThisChain())
                    .map(seal -> new Broken(seal.seal().facts(), Broken.Fault.REWRITTEN))
                    .min((a, b) -> Long.compare(a.seq(), b.seq()))
                    .orElse(null);
        return new Verification(chain.seq(), chain.head(), chain.forgotten(), chain.forgottenAt(), end, checked);
    }

    private CheckedSeal check(Seal seal, List<SealKey> keys) {
        Optional<SealKey> key =
                keys.stream().filter(each -> each.id().equals(seal.key())).findFirst();
        var signed =
                key.filter(each -> each.verifies(seal.text(), seal.signature())).isPresent();
        // of what was forgotten nothing is left to compare with, but its end
        var ofThisChain = seal.facts() < chain.forgotten() || seal.head().equals(heads.get(seal.facts()));
        return new CheckedSeal(
                seal, signed, ofThisChain, key.map(SealKey::published).orElse(null));
    }
}
