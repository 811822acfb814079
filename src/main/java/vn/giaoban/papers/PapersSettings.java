package vn.giaoban.papers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Documents of briefings.
 *
 * @param maxSize the largest document that is taken; 1 KB to 200 MB
 * @param maxDocuments how many documents a briefing may have
 */
@ConfigurationProperties("giaoban.papers")
record PapersSettings(
        @DefaultValue("25MB") DataSize maxSize,
        @DefaultValue("50") int maxDocuments) {

    private static final DataSize SMALLEST = DataSize.ofKilobytes(1);
    private static final DataSize LARGEST = DataSize.ofMegabytes(200);

    /** @throws IllegalArgumentException when a limit makes no sense */
    PapersSettings {
        if (maxSize.compareTo(SMALLEST) < 0 || maxSize.compareTo(LARGEST) > 0)
            throw new IllegalArgumentException("giaoban.papers.max-size = " + maxSize + " must be 1KB to 200MB");
        if (maxDocuments < 1 || maxDocuments > 1_000)
            throw new IllegalArgumentException("giaoban.papers.max-documents = " + maxDocuments + " must be 1 to 1000");
    }
}
