package vn.giaoban.demo;

import vn.giaoban.post.Letter;
import vn.giaoban.post.Post;

/** Where the demo's letters end: they are written, and shown as sent, but go nowhere. */
class NoPost implements Post {

    static final String ANSWER = "Bản dùng thử: thư không được gửi đi (demo: not mailed)";

    @Override
    public String deliver(Letter letter) {
        return ANSWER;
    }

    @Override
    public void rest() {
        // nothing is kept open
    }

    @Override
    public String description() {
        return "Mail: this is the demo, no letter leaves the house";
    }
}
