package vn.giaoban.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.quartz.autoconfigure.QuartzDataSource;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where Quartz keeps its jobs: the same PostgreSQL, by JDBC connections of its own. */
@Configuration(proxyBeanMethods = false)
class QuartzStore {
    // One per worker thread; the scheduler's own work fits in between
    private static final int CONNECTIONS = 4;
    /** Longer than any statement of Quartz takes; otherwise JDBC waits without end for a server that has vanished. */
    private static final String ANSWER_SECONDS = "60";

    /** No candidate for injection: a plain DataSource would bring a second transaction manager beside R2DBC's. */
    @Bean(defaultCandidate = false, destroyMethod = "close")
    @QuartzDataSource
    HikariDataSource quartzDataSource(JdbcConnectionDetails address) {
        var pool = new HikariDataSource();
        pool.setPoolName("quartz");
        pool.setJdbcUrl(address.getJdbcUrl());
        pool.setUsername(address.getUsername());
        pool.setPassword(address.getPassword());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return pool;
    }

    /** Boot looks for a default DataSource before it uses Quartz's own, and finds none. */
    @Bean
    SchedulerFactoryBeanCustomizer quartzInPostgres(@QuartzDataSource DataSource pool) {
        return scheduler -> {
            scheduler.setDataSource(pool);
            scheduler.setTransactionManager(new OneStartAtATime(pool));
        };
    }
}
