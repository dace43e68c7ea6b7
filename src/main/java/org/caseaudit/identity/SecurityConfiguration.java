package org.caseaudit.identity;

import jakarta.servlet.DispatcherType;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.caseaudit.engine.AsSystem;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One login for everything: the web applications, our own pages and, by HTTP Basic and without a session, the REST API.
 *
 * <p>The paths {@code /engine-rest} and {@code /camunda/api} pass {@link EngineRestGate} besides.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final RequestMatcher REST_API = below("/engine-rest");
    private static final RequestMatcher WEBAPPS = below("/camunda");
    private static final RequestMatcher WEBAPPS_API = below("/camunda/api");

    /** A request that carries its own credentials. */
    private static final RequestMatcher BASIC =
            request -> startsWithBasic(request.getHeader("Authorization"));

    private static boolean startsWithBasic(String header) {
        return header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
    }

    /** Spring's own patterns leave out the prefix under which a servlet other than its own is mapped. */
    private static RequestMatcher below(String root) {
        return request -> {
            String path = PlainPathFilter.decodedPath(request);
            return path.equals(root) || path.startsWith(root + "/");
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain restApi(HttpSecurity http, EngineUsers users, IdentityService identityService,
            Directory directory, OpenTaskFilter openTasks) throws Exception {
        return http.securityMatcher(REST_API)
                .authenticationProvider(users)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(basicEntryPoint()))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(basicEntryPoint()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // Nothing here is signed in by a cookie that a foreign site could ride on.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new EngineAuthenticationFilter(identityService, directory), AuthorizationFilter.class)
                .addFilterAfter(new EngineRestGate(), AuthorizationFilter.class)
                .addFilterAfter(new EngineAnswersFilter(), EngineRestGate.class)
                .addFilterAfter(openTasks, EngineAnswersFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain webapps(HttpSecurity http, EngineUsers users, IdentityService identityService,
            Directory directory, OpenTaskFilter openTasks) throws Exception {
        return http.securityMatcher(WEBAPPS)
                .authenticationProvider(users)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), WEBAPPS_API)
                        .defaultAuthenticationEntryPointFor(loginPage(), AnyRequestMatcher.INSTANCE))
                .requestCache(cache -> cache.requestCache(PagesRequestCache.create()))
                .logout(AbstractHttpConfigurer::disable)
                // The web applications have a token of their own, which their filter checks.
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers
                        .cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(WEBAPPS_API, new CacheControlHeadersWriter()))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new EngineAuthenticationFilter(identityService, directory), AuthorizationFilter.class)
                .addFilterAfter(new EngineRestGate(), AuthorizationFilter.class)
                .addFilterAfter(new EngineAnswersFilter(), EngineRestGate.class)
                .addFilterAfter(openTasks, EngineAnswersFilter.class)
                .addFilterAfter(new WebappsLogoutFilter(), EngineRestGate.class)
                .addFilterAfter(new PageNonceFilter(), WebappsLogoutFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, EngineUsers users, IdentityService identityService,
            Directory directory) throws Exception {
        return http
                .authenticationProvider(users)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR).permitAll()
                        .requestMatchers(HttpMethod.GET, "/login", "/login.css", "/actuator/health").permitAll()
                        .requestMatchers("/actuator/**").hasAuthority(Groups.ADMINISTRATORS)
                        .requestMatchers("/bounces").hasAnyAuthority(Groups.MAIL_GATEWAYS, Groups.ADMINISTRATORS)
                        .requestMatchers("/agencies/**", "/roster/**")
                        .hasAnyAuthority(Groups.COORDINATORS, Groups.ADMINISTRATORS)
                        .requestMatchers("/case-register/**").hasAuthority(Groups.COORDINATORS)
                        .anyRequest().authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutSuccessUrl("/login?bye").deleteCookies("JSESSIONID"))
                .httpBasic(basic -> basic.authenticationEntryPoint(basicEntryPoint()))
                .exceptionHandling(errors -> errors
                        .defaultAuthenticationEntryPointFor(basicEntryPoint(), BASIC)
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                new RequestHeaderRequestMatcher("Accept", "application/json"))
                        .defaultAuthenticationEntryPointFor(loginPage(), AnyRequestMatcher.INSTANCE))
                .requestCache(cache -> cache.requestCache(PagesRequestCache.create()))
                // A browser names the site a request comes from; other programs send no such header and no cookie.
                .csrf(csrf -> csrf.ignoringRequestMatchers(request -> BASIC.matches(request)
                        && request.getHeader("Sec-Fetch-Site") == null && request.getHeader("Origin") == null
                        && request.getCookies() == null))
                .headers(headers -> headers
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'self'; "
                                + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
                                + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'")))
                .addFilterBefore(new EngineAuthenticationFilter(identityService, directory), AuthorizationFilter.class)
                .build();
    }

    @Bean
    OpenTaskFilter openTaskFilter(TaskService taskService, AsSystem asSystem) {
        return new OpenTaskFilter(taskService, asSystem);
    }

    /** It belongs into two of the chains above, not in front of every request. */
    @Bean
    FilterRegistrationBean<OpenTaskFilter> openTasksOnlyInChains(OpenTaskFilter openTasks) {
        var registration = new FilterRegistrationBean<>(openTasks);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PlainPathFilter> plainPaths() {
        var registration = new FilterRegistrationBean<>(new PlainPathFilter());
        // After the filter that says in which characters parameters are written, before everything else.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** Hands the signed-in person to the web applications; must come before their own filters, which have no order. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappsAuthentication() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(Map.of("authentication-provider", WebappsSignIn.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(101);
        return registration;
    }

    private static LoginUrlAuthenticationEntryPoint loginPage() {
        return new LoginUrlAuthenticationEntryPoint("/login");
    }

    private static BasicAuthenticationEntryPoint basicEntryPoint() {
        var entryPoint = new BasicAuthenticationEntryPoint();
        entryPoint.setRealmName("case audit");
        return entryPoint;
    }
}
