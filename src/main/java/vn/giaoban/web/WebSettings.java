package vn.giaoban.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the service stands in its network.
 *
 * @param trustedProxies addresses, or networks as {@code 10.1.0.0/16}, of the proxies in front of the service; only what they say of
 *     where a call came from ({@code Forwarded}, {@code X-Forwarded-For}) is believed
 */
@ConfigurationProperties("giaoban.web")
record WebSettings(@DefaultValue List<String> trustedProxies) {}
