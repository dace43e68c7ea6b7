package org.caseaudit.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MailConfiguration.class);

    @Bean
    Carrier mailCarrier(ObjectProvider<JavaMailSenderImpl> sender, MailSettings settings) {
        JavaMailSenderImpl server = sender.getIfAvailable();
        if (server != null) {
            return new SmtpCarrier(server);
        }
        log.info("No mail server is set: mail is written to {}", settings.directory().toAbsolutePath().normalize());
        return new DirectoryCarrier(settings.directory());
    }
}
