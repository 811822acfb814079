package vn.giaoban.stationery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What letters look like.
 *
 * @param templates the folder of the office's own templates: {@code letter.html} and {@code letter.txt} for all letters, {@code <kind>.html} and
 *     {@code <kind>.txt} for one kind (request, update, cancel, dropped, reminder, room, nomination, notice), {@code letters.properties} and
 *     {@code letters_en.properties} for single words. Each takes the place of the bundled one, also while the service runs
 * @param language what letters are written in: VI, EN, or BOTH, Vietnamese first
 */
@ConfigurationProperties("giaoban.letters")
record StationerySettings(
        @DefaultValue("config/templates") String templates,
        @DefaultValue("VI") LetterLanguage language) {}
