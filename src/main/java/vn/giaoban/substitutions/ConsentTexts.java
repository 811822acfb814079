package vn.giaoban.substitutions;

import vn.giaoban.pages.Bilingual;

/** The words of the page where the chair decides. */
final class ConsentTexts {

    static final Bilingual BOTH = Bilingual.load("substitutions");

    private ConsentTexts() {}
}
