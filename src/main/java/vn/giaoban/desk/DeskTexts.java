package vn.giaoban.desk;

import vn.giaoban.pages.Bilingual;

/** The words of the point's page. */
final class DeskTexts {

    static final Bilingual BOTH = Bilingual.load("preflight", "desk");

    private DeskTexts() {}
}
