package vn.giaoban.letterhead;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Takes the settings of formal invitations and reports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LetterheadSettings.class, ReportSettings.class})
class LetterheadConfiguration {}
