package vn.giaoban.series;

import java.util.UUID;
import vn.giaoban.kernel.DomainEvent;

/** What happened to a series that no event of a briefing tells. */
public sealed interface SeriesEvent extends DomainEvent {

    /** The series it happened to. */
    UUID series();

    @Override
    default String key() {
        return "series:" + series();
    }

    /** An occurrence that its rule gives could not be had, when it was to be made. */
    record LeftOut(UUID series) implements SeriesEvent {}
}
