package vn.giaoban.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.giaoban.letterhead.QrCode;
import vn.giaoban.web.PublicUrl;

/** What a page of a personal address offers when it does not work here: another device, and somebody to call. */
@Component
@EnableConfigurationProperties(HelpDesk.class)
public class Help {

    private final HelpDesk desk;
    private final PublicUrl urls;

    Help(HelpDesk desk, PublicUrl urls) {
        this.desk = desk;
        this.urls = urls;
    }

    /**
     * What {@code pages/help} shows.
     *
     * @param code of the page's own address
     * @param name of whom one can call; null when the office gave none
     * @param phone as it is written; null when there is nobody to call
     * @param call the same as a {@code tel:} address
     */
    public record View(
            QrCode.Drawing code,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String call) {

        /** For a template that is rendered once before anybody asks. */
        public static final View SAMPLE = new View(new QrCode.Drawing(1, "M0 0h1v1h-1z"), "-", "-", "tel:-");
    }

    /**
     * The help of a page.
     *
     * @param path of the page, begins with a slash
     */
    public View of(String path) {
        var phone = desk.phone();
        var call = phone == null ? null : "tel:" + phone.replaceAll("[^0-9+]", "");
        return new View(QrCode.drawing(urls.to(path)), desk.name(), phone, call);
    }
}
