package vn.giaoban.papers;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Scheduler;

/**
 * Reads forms with a file. The file goes to disk as it comes, some kilobytes at a time, and is stored when all of it is there: neither memory nor a
 * connection of the database is held while somebody with a slow line sends it.
 */
@Component
class UploadReader {

    private static final ResolvableType EVENT = ResolvableType.forClass(PartEvent.class);

    /** What the rest of a form may have beside the file, in bytes. */
    private static final int REST = 1 << 20;

    /** How many buffers of some kilobytes may wait for the disk. */
    private static final int AHEAD = 8;

    private static final int LONGEST_FIELD = 2 << 10;
    private static final int MOST_FIELDS = 1_100;

    private final PapersSettings settings;
    private final Scheduler threads;
    private final PartEventHttpMessageReader parts = new PartEventHttpMessageReader();

    UploadReader(PapersSettings settings, Scheduler paperScheduler) {
        this.settings = settings;
        this.threads = paperScheduler;
        parts.setMaxInMemorySize(LONGEST_FIELD);
        parts.setMaxParts(MOST_FIELDS);
    }

    /**
     * Reads a form and does something with it; the file is gone afterwards, however that ends.
     *
     * @return what the work gives; fails with {@link PaperProblem.TooLarge}
     */
    <T> Mono<T> read(ServerHttpRequest request, Function<Upload, Mono<T>> work) {
        if (request.getHeaders().getContentLength() > settings.maxSize().toBytes() + REST)
            return Mono.error(tooLarge());
        return Mono.usingWhen(
                Mono.fromCallable(PaperFile::create).subscribeOn(threads),
                file -> read(request, file).flatMap(work),
                file -> Mono.fromRunnable(file::delete).subscribeOn(threads));
    }

    private Mono<Upload> read(ServerHttpRequest request, PaperFile file) {
        return parts.read(EVENT, request, Map.of())
                .windowUntil(PartEvent::isLast, false, AHEAD)
                .concatMap(part -> part.switchOnFirst((first, events) -> take(first, events, file)))
                .collectList()
                .map(fields -> new Upload(file, fields))
                .doOnDiscard(PartEvent.class, event -> DataBufferUtils.release(event.content()));
    }

    private Flux<Upload.Field> take(Signal<? extends PartEvent> first, Flux<PartEvent> events, PaperFile file) {
        return switch (first.get()) {
            case FormPartEvent _ ->
                events.ofType(FormPartEvent.class).map(field -> new Upload.Field(field.name(), field.value()));
            case FilePartEvent part
            when part.name().equals(Upload.FILE) ->
                land(events.map(PartEvent::content), file)
                        .thenMany(Flux.just(new Upload.Field(Upload.FILE, part.filename())));
            case null, default ->
                events.map(PartEvent::content)
                        .doOnNext(DataBufferUtils::release)
                        .thenMany(Flux.empty());
        };
    }

    private Mono<Void> land(Flux<DataBuffer> content, PaperFile file) {
        return Mono.defer(() -> {
                    var landed = new AtomicLong();
                    return DataBufferUtils.write(content.map(buffer -> limited(buffer, landed)), file.path());
                })
                .subscribeOn(threads);
    }

    private DataBuffer limited(DataBuffer buffer, AtomicLong landed) {
        if (landed.addAndGet(buffer.readableByteCount()) <= settings.maxSize().toBytes()) return buffer;
        DataBufferUtils.release(buffer);
        throw tooLarge();
    }

    private RuntimeException tooLarge() {
        return new PaperProblem.TooLarge(settings.maxSize()).asException();
    }
}
