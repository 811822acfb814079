package vn.giaoban.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Takes JSON at its word: a number is no text, no time, no duration and no constant, a fraction is no whole number, and no member
 * stands twice (RFC 8259, section 4). What would be guessed at is refused.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    @Bean
    JsonMapperBuilderCustomizer jsonAtItsWord() {
        return StrictJson::apply;
    }

    private static void apply(JsonMapper.Builder mapper) {
        mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule("times")
                        .addDeserializer(OffsetDateTime.class, new Text<>(OffsetDateTime.class, OffsetDateTime::parse))
                        .addDeserializer(Duration.class, new Text<>(Duration.class, Duration::parse)));
    }

    /** Reads a value of {@code java.time} from its ISO 8601 text and from nothing else. */
    private static final class Text<T> extends StdDeserializer<T> {

        private final Function<String, T> parse;

        Text(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING))
                return (T) context.handleUnexpectedToken(handledType(), parser);
            var text = parser.getString();
            try {
                return parse.apply(text);
            } catch (DateTimeException | ArithmeticException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not in the form of ISO 8601");
            }
        }
    }
}
