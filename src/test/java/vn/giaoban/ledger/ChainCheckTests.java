package vn.giaoban.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.ledger.Verification.Broken;
import vn.giaoban.ledger.Verification.Broken.Fault;

/** Whatever is done to the rows of a chain is found, and the first row that it was done to is named. */
class ChainCheckTests {

    private static final UUID BRIEFING = UUID.randomUUID();
    private static final SealKey KEY = SealKey.generate();

    private final List<Link> links = chain("a", "b", "c", "d", "e");
    private FactStore.Chain end = endOf(links);
    private final List<Seal> seals = new ArrayList<>(List.of(seal(links.get(3), KEY)));

    private static List<Link> chain(String... bodies) {
        var links = new ArrayList<Link>();
        var head = new Link.Head(BRIEFING, 0, Link.GENESIS, 0);
        for (var body : bodies) {
            var link = Link.after(head, new Link.Draft("EVENT", 7, body, Digest.of(body), false));
            links.add(link);
            head = head.with(link, false);
        }
        return links;
    }

    private static FactStore.Chain endOf(List<Link> links) {
        var last = links.getLast();
        return new FactStore.Chain(last.seq(), last.hash(), last.seq(), 0, Link.GENESIS, null);
    }

    private static Seal seal(Link link, SealKey key) {
        var id = new BriefingId(BRIEFING);
        var at = Instant.parse("2026-12-07T02:00:00Z");
        var signature = key.sign(Seal.text(id, link.seq(), link.hash(), "v", at));
        return Seal.of(id, link.seq(), link.hash(), "v", at, key.id(), signature);
    }

    private Verification check() {
        var check = new ChainCheck(end, seals);
        links.forEach(check::add);
        return check.toVerification(seals, List.of(KEY));
    }

    private void isBroken(@Nullable Broken broken) {
        var verification = check();
        assertThat(verification.broken()).isEqualTo(broken);
        assertThat(verification.isIntact()).isEqualTo(broken == null);
    }

    private static Link with(Link link, String body, String digest, String previous, String hash) {
        return new Link(BRIEFING, link.seq(), link.kind(), link.at(), body, digest, previous, hash);
    }

    @Test
    void aChainThatNobodyTouchedIsIntact() {
        isBroken(null);
    }

    @Test
    void aChangedRowIsNamed() {
        var c = links.get(2);
        links.set(2, with(c, "x", c.digest(), c.previous(), c.hash()));
        isBroken(new Broken(3, Fault.CHANGED));
        links.set(2, with(c, c.body(), Digest.of("x"), c.previous(), c.hash()));
        isBroken(new Broken(3, Fault.CHANGED));
        links.set(2, with(c, c.body(), c.digest(), Digest.of("x"), c.hash()));
        isBroken(new Broken(3, Fault.CHANGED));
        links.set(2, new Link(BRIEFING, 3, c.kind(), 8, c.body(), c.digest(), c.previous(), c.hash()));
        isBroken(new Broken(3, Fault.CHANGED));
    }

    @Test
    void aChangedRowWithARightHashDoesNotCarryTheNext() {
        var c = links.get(2);
        var changed = with(c, "x", Digest.of("x"), c.previous(), "");
        links.set(2, with(changed, "x", Digest.of("x"), c.previous(), changed.expectedHash()));
        isBroken(new Broken(4, Fault.DETACHED));
    }

    @Test
    void aRowThatIsGoneIsNamed() {
        links.remove(1);
        isBroken(new Broken(2, Fault.MISSING));
        links.clear();
        isBroken(new Broken(1, Fault.MISSING));
    }

    @Test
    void rowsCutOffAtTheEndAreMissed() {
        links.removeLast();
        isBroken(new Broken(5, Fault.MISSING));
    }

    @Test
    void aRowPutBehindTheEndIsFound() {
        links.clear();
        links.addAll(chain("a", "b", "c", "d", "e", "f"));
        isBroken(new Broken(6, Fault.ADDED));
    }

    @Test
    void aChainWrittenAnewIsNotTheOneThatWasSealed() {
        links.clear();
        links.addAll(chain("a", "b", "x", "d", "e"));
        end = endOf(links);
        isBroken(new Broken(4, Fault.REWRITTEN));
    }

    @Test
    void aChainCutOffWithItsEndIsNotTheOneThatWasSealed() {
        links.removeLast();
        links.removeLast();
        end = endOf(links);
        isBroken(new Broken(4, Fault.REWRITTEN));
    }

    @Test
    void aSealOfAnotherKeyIsNone() {
        seals.set(0, seal(links.get(3), SealKey.generate()));
        assertThat(check().broken()).isNull();
        assertThat(check().isIntact()).isFalse();
        assertThat(check().seals().getFirst().isSigned()).isFalse();
    }

    @Test
    void afterForgettingTheSealIsStillValidAndTheRestIsChecked() {
        var d = links.get(3);
        var e = links.get(4);
        end = new FactStore.Chain(5, e.hash(), 5, 4, d.hash(), Instant.EPOCH);
        links.subList(0, 4).clear();
        isBroken(null);
        assertThat(check().forgotten()).isEqualTo(4);
        links.set(0, with(e, "x", e.digest(), e.previous(), e.hash()));
        isBroken(new Broken(5, Fault.CHANGED));
    }

    @Test
    void aKeyOfAConfigurationSignsAsTheOneItWasMadeFrom() {
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder()
                        .encodeToString(Objects.requireNonNull(KEY.priv()).getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        assertThat(SealKey.configured(pem).id()).isEqualTo(KEY.id());
        assertThat(SealKey.read(KEY.toBytes(true)).sign(new byte[] {1})).isEqualTo(KEY.sign(new byte[] {1}));
        assertThat(SealKey.read(KEY.toBytes(false)).priv()).isNull();
    }
}
