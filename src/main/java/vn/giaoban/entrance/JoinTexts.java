package vn.giaoban.entrance;

import vn.giaoban.pages.Bilingual;

/** The words of the participant's pages. */
final class JoinTexts {

    static final Bilingual BOTH = Bilingual.load("preflight", "entrance");

    private JoinTexts() {}
}
