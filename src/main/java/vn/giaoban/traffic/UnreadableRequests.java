package vn.giaoban.traffic;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.ChannelOperations;

/**
 * Holds back a request that Netty can't decode until the answer before it, on the same connection, is done with. Reactor Netty (1.3.8) answers such a request and
 * ends its connection; but when it comes in the moment in which the answer before is sent and not yet done with, it takes that one's end for its own, and whoever
 * sent it waits for ever.
 */
@Component
class UnreadableRequests implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.doOnChannelInit((_, channel, _) -> {
            var pipeline = channel.pipeline();
            if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null)
                pipeline.addBefore(NettyPipeline.HttpTrafficHandler, "unreadable", new Patience());
        }));
    }

    /** After such a request the decoder drops all that follows, so nothing overtakes it. */
    private static final class Patience extends ChannelInboundHandlerAdapter {

        private static final Duration PAUSE = Duration.ofMillis(20);

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request
                    && request.decoderResult().isFailure()) hand(context, request);
            else context.fireChannelRead(message);
        }

        private void hand(ChannelHandlerContext context, HttpRequest request) {
            if (context.isRemoved() || ChannelOperations.get(context.channel()) == null)
                context.fireChannelRead(request);
            else later(context, request);
        }

        private void later(ChannelHandlerContext context, HttpRequest request) {
            Runnable again = () -> hand(context, request);
            var _ = context.executor().schedule(again, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
