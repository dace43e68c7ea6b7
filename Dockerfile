FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml .
RUN mvn -B -q dependency:go-offline || true
COPY processes processes
COPY forms forms
COPY src/main src/main
RUN mvn -B -q -DskipTests package
# Unpacked, it starts again in about two thirds of the time.
RUN cp target/case-audit-*.jar case-audit.jar \
 && java -Djarmode=tools -jar case-audit.jar extract --destination application

FROM eclipse-temurin:17-jre-alpine
RUN adduser -D -H -u 10001 caseaudit
WORKDIR /app
COPY --from=build /build/application .
USER 10001
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "case-audit.jar"]
