<?xml version="1.0" encoding="UTF-8"?>
<!--
  From Payara's own domain.xml to Quartier's. Every setting that differs between installations is an environment variable, with its
  default behind the colon: see ../README.md. The build applies this to a pristine domain.xml each time, so nothing piles up.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output indent="yes"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="domain/property[@name='administrative.domain.name']/@value">
    <xsl:attribute name="value">quartier</xsl:attribute>
  </xsl:template>

  <xsl:template match="nodes/node/@name">
    <xsl:attribute name="name">localhost-quartier</xsl:attribute>
  </xsl:template>

  <!-- no size of the heap: it would win over the one in JDK_JAVA_OPTIONS -->
  <xsl:template match="config[@name='server-config']//jvm-options[starts-with(., '-Xmx')]">
    <jvm-options>-XX:+ExitOnOutOfMemoryError</jvm-options>
    <jvm-options>-Duser.timezone=UTC</jvm-options>
  </xsl:template>

  <!-- by default five threads serve requests, and five that are stuck in the database stop health checks too -->
  <xsl:template match="config[@name='server-config']//thread-pool[@name='http-thread-pool']">
    <thread-pool name="http-thread-pool" min-thread-pool-size="16" max-thread-pool-size="200" max-queue-size="4096"/>
  </xsl:template>

  <!-- Ports: HTTP as asked, administration on loopback, nothing else listens. -->

  <xsl:template match="config[@name='server-config']//network-listener[@name='http-listener-1']">
    <network-listener name="http-listener-1" protocol="http-listener-1" transport="tcp" thread-pool="http-thread-pool"
                      address="${{ENV=QUARTIER_HTTP_HOST:127.0.0.1}}" port="${{ENV=QUARTIER_HTTP_PORT:9080}}"/>
  </xsl:template>

  <xsl:template match="config[@name='server-config']//network-listener[@name='admin-listener']">
    <network-listener name="admin-listener" protocol="admin-listener" transport="tcp" thread-pool="admin-thread-pool"
                      address="127.0.0.1" port="${{ENV=QUARTIER_ADMIN_PORT:4848}}"/>
  </xsl:template>

  <xsl:template match="config[@name='server-config']//network-listener[@name='http-listener-2']
                       | config[@name='server-config']//protocol[@name='http-listener-2']
                       | config[@name='server-config']//jmx-connector"/>

  <xsl:template match="config[@name='server-config']//virtual-server[@id='server']/@network-listeners">
    <xsl:attribute name="network-listeners">http-listener-1</xsl:attribute>
  </xsl:template>

  <xsl:template match="config[@name='server-config']//iiop-listener">
    <iiop-listener id="{@id}" address="127.0.0.1" port="{@port}" lazy-init="true" enabled="false"/>
  </xsl:template>

  <!-- without this the server starts a message broker that listens on every address -->
  <xsl:template match="config[@name='server-config']/iiop-service" priority="1">
    <jms-service type="REMOTE" default-jms-host="none">
      <jms-host name="none" host="127.0.0.1" port="7676"/>
    </jms-service>
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="hazelcast-config-specific-configuration">
    <hazelcast-config-specific-configuration enabled="false"/>
  </xsl:template>

  <!-- a telnet shell -->
  <xsl:template match="jvm-options[starts-with(., '-Dosgi.shell.telnet')]"/>
  <xsl:template match="jvm-options[starts-with(., '-Dorg.glassfish.additionalOSGiBundlesToStart')]"/>

  <!-- Answers: no product names, headers are the application's, and /metrics and /openapi are the application's own. -->

  <xsl:template match="config[@name='server-config']//protocol[@name='http-listener-1']/http">
    <http server-header="false" xpowered-by="false" xframe-options="false">
      <xsl:apply-templates select="@*|node()"/>
    </http>
  </xsl:template>

  <xsl:template match="config[@name='server-config']//virtual-server[@id='server']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <!-- empty: what the application did not answer has no body -->
      <property name="errorReportValve" value=""/>
      <xsl:apply-templates/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="config[@name='server-config']/microprofile-metrics-configuration">
    <microprofile-metrics-configuration enabled="false"/>
    <microprofile-openapi-configuration enabled="false"/>
  </xsl:template>

  <!-- The databases. No XA: one resource takes part in a transaction. -->

  <xsl:template match="domain/resources">
    <resources>
      <xsl:call-template name="pool">
        <xsl:with-param name="name">quartier</xsl:with-param>
        <xsl:with-param name="user">quartier_app</xsl:with-param>
        <xsl:with-param name="password">${ENV=QUARTIER_DB_APP_PASSWORD}</xsl:with-param>
        <xsl:with-param name="steady">2</xsl:with-param>
        <xsl:with-param name="max">${ENV=QUARTIER_DB_POOL_SIZE:20}</xsl:with-param>
        <xsl:with-param name="socket-timeout">${ENV=QUARTIER_DB_SOCKET_TIMEOUT:40}</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="pool">
        <xsl:with-param name="name">quartier-owner</xsl:with-param>
        <xsl:with-param name="user">quartier_owner</xsl:with-param>
        <xsl:with-param name="password">${ENV=QUARTIER_DB_OWNER_PASSWORD}</xsl:with-param>
        <xsl:with-param name="non-transactional">true</xsl:with-param>
        <xsl:with-param name="steady">0</xsl:with-param>
        <xsl:with-param name="max">3</xsl:with-param>
        <xsl:with-param name="socket-timeout">0</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="pool">
        <xsl:with-param name="name">quartier-maintenance</xsl:with-param>
        <xsl:with-param name="user">quartier_maintenance</xsl:with-param>
        <xsl:with-param name="password">${ENV=QUARTIER_DB_MAINTENANCE_PASSWORD}</xsl:with-param>
        <xsl:with-param name="non-transactional">true</xsl:with-param>
        <xsl:with-param name="steady">0</xsl:with-param>
        <xsl:with-param name="max">8</xsl:with-param>
        <xsl:with-param name="socket-timeout">150</xsl:with-param>
      </xsl:call-template>
      <!-- the same pool by another name: see the resource reference in web.xml -->
      <jdbc-resource jndi-name="jdbc/quartier-reads" pool-name="quartier"/>
      <!-- health and metrics: one connection of its own, so that they answer while requests wait for theirs -->
      <xsl:call-template name="pool">
        <xsl:with-param name="name">quartier-watch</xsl:with-param>
        <xsl:with-param name="user">quartier_app</xsl:with-param>
        <xsl:with-param name="password">${ENV=QUARTIER_DB_APP_PASSWORD}</xsl:with-param>
        <xsl:with-param name="non-transactional">true</xsl:with-param>
        <xsl:with-param name="steady">0</xsl:with-param>
        <xsl:with-param name="max">1</xsl:with-param>
        <xsl:with-param name="wait">2</xsl:with-param>
        <xsl:with-param name="connect-timeout">2</xsl:with-param>
        <xsl:with-param name="socket-timeout">2</xsl:with-param>
      </xsl:call-template>
      <!-- signals between nodes: a connection that listens and one that speaks, both kept -->
      <xsl:call-template name="pool">
        <xsl:with-param name="name">quartier-signals</xsl:with-param>
        <xsl:with-param name="user">quartier_app</xsl:with-param>
        <xsl:with-param name="password">${ENV=QUARTIER_DB_APP_PASSWORD}</xsl:with-param>
        <xsl:with-param name="non-transactional">true</xsl:with-param>
        <xsl:with-param name="steady">0</xsl:with-param>
        <xsl:with-param name="max">2</xsl:with-param>
        <xsl:with-param name="connect-timeout">5</xsl:with-param>
        <xsl:with-param name="socket-timeout">10</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates/>
    </resources>
  </xsl:template>

  <xsl:template match="server[@name='server']">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
      <resource-ref ref="jdbc/quartier"/>
      <resource-ref ref="jdbc/quartier-owner"/>
      <resource-ref ref="jdbc/quartier-maintenance"/>
      <resource-ref ref="jdbc/quartier-reads"/>
      <resource-ref ref="jdbc/quartier-watch"/>
      <resource-ref ref="jdbc/quartier-signals"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template name="pool">
    <xsl:param name="name"/>
    <xsl:param name="user"/>
    <xsl:param name="password"/>
    <xsl:param name="non-transactional">false</xsl:param>
    <xsl:param name="steady"/>
    <xsl:param name="max"/>
    <xsl:param name="wait">10</xsl:param>
    <xsl:param name="connect-timeout">10</xsl:param>
    <xsl:param name="socket-timeout"/>
    <jdbc-connection-pool name="{$name}" res-type="javax.sql.ConnectionPoolDataSource"
                          datasource-classname="org.postgresql.ds.PGConnectionPoolDataSource"
                          non-transactional-connections="{$non-transactional}"
                          transaction-isolation-level="read-committed" is-isolation-level-guaranteed="false"
                          steady-pool-size="{$steady}" max-pool-size="{$max}" max-wait-time-in-millis="{$wait}000"
                          statement-cache-size="50"
                          is-connection-validation-required="true" connection-validation-method="custom-validation"
                          validation-classname="org.glassfish.api.jdbc.validation.PostgresConnectionValidation"
                          validate-atmost-once-period-in-seconds="5">
      <property name="URL" value="${{ENV=QUARTIER_DB_URL}}"/>
      <property name="user" value="{$user}"/>
      <property name="password" value="{$password}"/>
      <property name="connectTimeout" value="{$connect-timeout}"/>
      <property name="socketTimeout" value="{$socket-timeout}"/>
      <property name="tcpKeepAlive" value="true"/>
    </jdbc-connection-pool>
    <jdbc-resource jndi-name="jdbc/{$name}" pool-name="{$name}"/>
  </xsl:template>
</xsl:stylesheet>
