package vn.giaoban.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.connection.lookup.AbstractRoutingConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Two pools: Boot's for what people wait for, and a small one for {@link BackgroundWork}. Whoever uses the database gets a connection of the one that is theirs. */
@Configuration(proxyBeanMethods = false)
class ConnectionPools {

    /** Opened as it is needed, up to its size. Not a candidate for injection: whoever asks for a pool means that of Boot. */
    @Bean(defaultCandidate = false, destroyMethod = "dispose")
    ConnectionPool backgroundConnections(
            ConnectionFactory pool, R2dbcProperties properties, DatabaseSettings settings) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(unpooled(pool))
                .initialSize(0)
                .maxSize(settings.backgroundConnections())
                .maxAcquireTime(properties.getPool().getMaxAcquireTime())
                .build());
    }

    @Bean(defaultCandidate = false)
    Router connectionRouter(ConnectionFactory pool, @Qualifier("backgroundConnections") ConnectionPool background) {
        return new Router(pool, background);
    }

    @Bean
    R2dbcTransactionManager transactionManager(@Qualifier("connectionRouter") Router router) {
        return new R2dbcTransactionManager(router);
    }

    @Bean
    DatabaseClient databaseClient(@Qualifier("connectionRouter") Router router) {
        return DatabaseClient.create(router);
    }

    /** What makes the connections of a pool. */
    static ConnectionFactory unpooled(ConnectionFactory pool) {
        return pool instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory server
                ? server
                : pool;
    }

    /** Chooses at each connection that is asked for; a transaction keeps the one with which it began. */
    static final class Router extends AbstractRoutingConnectionFactory {

        private static final String BACKGROUND = "background";

        Router(ConnectionFactory pool, ConnectionFactory background) {
            setDefaultTargetConnectionFactory(pool);
            setTargetConnectionFactories(Map.of(BACKGROUND, background));
            initialize();
        }

        @Override
        protected Mono<Object> determineCurrentLookupKey() {
            return Mono.deferContextual(
                    context -> BackgroundWork.isMarked(context) ? Mono.just(BACKGROUND) : Mono.empty());
        }
    }
}
