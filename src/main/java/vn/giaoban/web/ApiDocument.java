package vn.giaoban.web;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;

/** What the API's document says of every call beside what can be read from the code: how refusals come, and what a call that may make something answers. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    @Bean
    OperationCustomizer refusals() {
        return (operation, method) -> {
            if (operation.getResponses() == null) operation.setResponses(new ApiResponses());
            var answers = operation.getResponses();
            answers.addApiResponse("default", refusal());
            var type = method.getReturnType().getGenericParameterType().getTypeName();
            var made = answers.get("200");
            if (made != null && type.contains(ResponseEntity.class.getSimpleName()) && makes(method.getMethod()))
                answers.addApiResponse("201", made);
            return operation;
        };
    }

    private static boolean makes(java.lang.reflect.Method method) {
        return method.isAnnotationPresent(org.springframework.web.bind.annotation.PostMapping.class)
                || method.isAnnotationPresent(org.springframework.web.bind.annotation.PutMapping.class);
    }

    /** Problem details (RFC 9457). */
    private static ApiResponse refusal() {
        var problem = new Schema<>()
                .type("object")
                .addProperty("type", new Schema<>().type("string"))
                .addProperty("title", new Schema<>().type("string"))
                .addProperty("status", new Schema<>().type("integer"))
                .addProperty("detail", new Schema<>().type("string"));
        return new ApiResponse()
                .description("Refused, or failed")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
    }
}
