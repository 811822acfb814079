package vn.giaoban.papers;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Card;
import vn.giaoban.pages.LinkHolder;
import vn.giaoban.pages.LinkPart;
import vn.giaoban.pages.Reader;

/** The documents on the pages of participants and points: those that they may read. */
@Component
@Order(10)
class PaperCard implements LinkPart {

    private static final Bilingual TEXTS = Bilingual.load("papers");

    private final Documents documents;

    PaperCard(Documents documents) {
        this.documents = documents;
    }

    /**
     * A document to be saved.
     *
     * @param path where it is
     * @param facts kind and size
     */
    record Line(String name, String path, String facts) {}

    @Override
    public Mono<Card> card(LinkHolder holder, Reader reader) {
        var texts = reader.texts().isEnglish() ? TEXTS.english() : TEXTS.vietnamese();
        return documents
                .list(new BriefingId(holder.briefing()))
                .map(found -> found.stream()
                        .filter(document -> document.rights().isFor(holder.point()))
                        .map(document -> new Line(
                                document.name(),
                                reader.path() + "/documents/" + document.id(),
                                PaperType.label(document.mediaType()) + ", "
                                        + DocumentsView.size(document.size(), texts)))
                        .toList())
                .filter(lines -> !lines.isEmpty())
                .map(lines -> new Card("papers/card", texts, List.copyOf(lines)));
    }
}
