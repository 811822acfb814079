package vn.giaoban.substitutions;

import vn.giaoban.kernel.DomainEvent;

/** What happened to a request. Each carries the request as it was right after. */
public sealed interface SubstitutionEvent extends DomainEvent {

    /** The request right after it happened. */
    Substitution substitution();

    @Override
    default String key() {
        return "briefing:" + substitution().briefing();
    }

    /** It was made. */
    record Asked(Substitution substitution) implements SubstitutionEvent {}

    /** It was approved, rejected or withdrawn. */
    record Decided(Substitution substitution) implements SubstitutionEvent {}
}
