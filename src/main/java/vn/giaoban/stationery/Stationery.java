package vn.giaoban.stationery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.kernel.CannotStart;

/**
 * Hands out what letters are written on. An office's change is seen within a second, by whoever writes the next letter; a change that is broken
 * is told in the log once, and the last good paper goes on. So a letter that is tried again is the same to the byte unless the office changed its
 * templates meanwhile; its Message-ID is the same even then.
 */
public class Stationery {

    private static final Logger LOG = LoggerFactory.getLogger(Stationery.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final OfficeFolder folder;
    private final LetterLanguage language;
    private final Proof proof;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Paper paper;
    private volatile long looked = System.nanoTime();
    private String seen;

    Stationery(Path templates, LetterLanguage language, Proof proof) {
        this.folder = new OfficeFolder(templates);
        this.language = language;
        this.proof = proof;
        try {
            this.seen = folder.fingerprint();
            this.paper = seen.isEmpty() ? Paper.bundled(language) : proofread();
        } catch (BrokenTemplate broken) {
            throw new CannotStart(broken.line(), broken);
        }
    }

    /** What to write on now. Reads files when they have changed, so it blocks. */
    public Paper paper() {
        if (System.nanoTime() - looked > LOOK_EVERY.toNanos() && looking.tryLock()) {
            try {
                look();
            } finally {
                looked = System.nanoTime();
                looking.unlock();
            }
        }
        return paper;
    }

    private void look() {
        try {
            var found = folder.fingerprint();
            if (found.equals(seen)) return;
            seen = found;
            paper = proofread();
            LOG.info("Letters are written on the templates of {} as they are now", folder);
        } catch (BrokenTemplate broken) {
            LOG.warn("{}; letters are written as before", broken.line());
        }
    }

    private Paper proofread() throws BrokenTemplate {
        var fresh = new Paper(folder.read(), language);
        try {
            proof.print(fresh);
            for (var other : LetterLanguage.values()) proof.print(fresh.in(other));
        } catch (RuntimeException e) {
            throw BrokenTemplate.of(folder.toString(), e);
        }
        return fresh;
    }
}
