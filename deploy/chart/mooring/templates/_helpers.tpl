{{/* The one namespace of the platform: names in contracts lead there. */}}
{{- define "mooring.namespace" -}}
kyma-integration
{{- end }}

{{- define "mooring.labels" -}}
app.kubernetes.io/part-of: mooring
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{/* What NetworkPolicies, Services and Deployments select a component's pods by. Of: its name. */}}
{{- define "mooring.selector" -}}
app.kubernetes.io/name: {{ . }}
app.kubernetes.io/part-of: mooring
{{- end }}

{{- define "mooring.image" -}}
{{- with .Values.image -}}
{{- if .digest -}}
{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}
{{- end -}}
{{- end -}}
{{- end }}

{{/* Whether eight kinds are somebody else's Service Catalog: as services/service-catalog/decide-mode.ts tells them. */}}
{{- define "mooring.catalogMode" -}}
{{- if ne .Values.catalog.mode "auto" -}}
{{ .Values.catalog.mode }}
{{- else -}}
{{- $there := lookup "apiextensions.k8s.io/v1" "CustomResourceDefinition" "" "servicebrokers.servicecatalog.k8s.io" -}}
{{- $approval := dig "metadata" "annotations" "api-approved.kubernetes.io" "" $there -}}
{{- if and $there (ne $approval "unapproved, the kinds of the retired kubernetes-sigs/service-catalog") -}}
external
{{- else -}}
own
{{- end -}}
{{- end -}}
{{- end }}

{{/* Host of a URL, without its port. */}}
{{- define "mooring.host" -}}
{{ regexReplaceAll ":[0-9]+$" (urlParse .).host "" }}
{{- end }}

{{- define "mooring.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "mooring.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{- define "mooring.probes" -}}
startupProbe: { httpGet: { path: /healthz, port: health }, periodSeconds: 1, failureThreshold: 180 }
readinessProbe: { httpGet: { path: /healthz, port: health }, periodSeconds: 5, timeoutSeconds: 5 }
livenessProbe: { httpGet: { path: /healthz, port: health }, periodSeconds: 10, timeoutSeconds: 5 }
{{- end }}

{{/* ServiceAccount and Deployment of a component. Of: root, name, values, args, ports by their names, env, and for the
console command, volumes, mounts. */}}
{{- define "mooring.workload" -}}
{{- $root := .root -}}
{{- $pods := $root.Values.pods -}}
{{- $replicas := .values.replicas | default 1 | int -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mooring-{{ .name }}
  namespace: {{ include "mooring.namespace" $root }}
  labels: {{- include "mooring.labels" $root | nindent 4 }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .name }}
  namespace: {{ include "mooring.namespace" $root }}
  labels:
    app.kubernetes.io/name: {{ .name }}
    {{- include "mooring.labels" $root | nindent 4 }}
spec:
  replicas: {{ $replicas }}
  {{- with .strategy }}
  strategy: {{- toYaml . | nindent 4 }}
  {{- else }}
  strategy: { type: RollingUpdate, rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }
  {{- end }}
  selector:
    matchLabels: { app.kubernetes.io/name: {{ .name }} }
  template:
    metadata:
      labels: {{- include "mooring.selector" .name | nindent 8 }}
      {{- with .checksum }}
      annotations: { mooring.dev/addresses: {{ . | quote }} }
      {{- end }}
    spec:
      serviceAccountName: mooring-{{ .name }}
      enableServiceLinks: false
      terminationGracePeriodSeconds: {{ add (int $pods.drainSeconds) (int $pods.graceSeconds) }}
      {{- with $root.Values.image.pullSecrets }}
      imagePullSecrets:
        {{- range . }}
        - name: {{ . }}
        {{- end }}
      {{- end }}
      {{- with $pods.priorityClassName }}
      priorityClassName: {{ . }}
      {{- end }}
      {{- with $pods.nodeSelector }}
      nodeSelector: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $pods.tolerations }}
      tolerations: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- if gt $replicas 1 }}
      topologySpreadConstraints:
        {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
        - maxSkew: 1
          topologyKey: {{ . }}
          whenUnsatisfiable: ScheduleAnyway
          labelSelector: { matchLabels: { app.kubernetes.io/name: {{ $.name }} } }
        {{- end }}
      {{- end }}
      securityContext: {{- include "mooring.podSecurity" $root | nindent 8 }}
      containers:
        - name: {{ .name }}
          image: {{ include "mooring.image" $root }}
          imagePullPolicy: {{ $root.Values.image.pullPolicy }}
          {{- with .command }}
          command: {{ toJson . }}
          {{- end }}
          {{- with .args }}
          args: {{ toJson . }}
          {{- end }}
          {{- if .checksum }}
          envFrom: [{ configMapRef: { name: mooring-addresses } }]
          {{- end }}
          env:
            - { name: MOORING_POD_NAME, valueFrom: { fieldRef: { fieldPath: metadata.name } } }
            - { name: MOORING_LOG_LEVEL, value: {{ $root.Values.logLevel | quote }} }
            {{- with .env }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
            {{- range $name, $value := .values.env }}
            - { name: {{ $name }}, value: {{ $value | toString | quote }} }
            {{- end }}
          ports:
            {{- range .ports }}
            - { name: {{ .name }}, containerPort: {{ .port }}, protocol: TCP }
            {{- end }}
            - { name: health, containerPort: 8090, protocol: TCP }
          {{- include "mooring.probes" $root | nindent 10 }}
          lifecycle:
            preStop:
              exec: { command: [node, -e, "setTimeout(() => {}, {{ mul (int $pods.drainSeconds) 1000 }})"] }
          resources: {{- toYaml .values.resources | nindent 12 }}
          securityContext: {{- include "mooring.containerSecurity" $root | nindent 12 }}
          {{- with .mounts }}
          volumeMounts: {{- toYaml . | nindent 12 }}
          {{- end }}
      {{- with .volumes }}
      volumes: {{- toYaml . | nindent 8 }}
      {{- end }}
{{- if gt $replicas 1 }}
---
apiVersion: {{ semverCompare ">=1.21-0" $root.Capabilities.KubeVersion.Version | ternary "policy/v1" "policy/v1beta1" }}
kind: PodDisruptionBudget
metadata:
  name: {{ .name }}
  namespace: {{ include "mooring.namespace" $root }}
  labels: {{- include "mooring.labels" $root | nindent 4 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels: { app.kubernetes.io/name: {{ .name }} }
{{- end }}
{{- end }}

{{/* A Role or ClusterRole and its binding to a component's ServiceAccount. Of: root, name, account, rules, and for a Role namespace. */}}
{{- define "mooring.rights" -}}
{{- $kind := .namespace | empty | ternary "ClusterRole" "Role" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: {{ $kind }}
metadata:
  name: {{ .name }}
  {{- with .namespace }}
  namespace: {{ . }}
  {{- end }}
  labels: {{- include "mooring.labels" .root | nindent 4 }}
rules: {{- .rules | trim | nindent 2 }}
---
{{ include "mooring.roleBinding" (merge (dict "kind" $kind) .) }}
{{- end }}

{{- define "mooring.roleBinding" -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: {{ .namespace | empty | ternary "ClusterRoleBinding" "RoleBinding" }}
metadata:
  name: {{ .name }}
  {{- with .namespace }}
  namespace: {{ . }}
  {{- end }}
  labels: {{- include "mooring.labels" .root | nindent 4 }}
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: {{ .kind }}, name: {{ .name }} }
subjects: [{ kind: ServiceAccount, name: mooring-{{ .account }}, namespace: {{ include "mooring.namespace" .root }} }]
{{- end }}

{{/* A Service in front of a component's pods. The protocol is said: older API servers do not fill it in when helm applies.
Of: root, name, app, ports, and type, annotations, spec. */}}
{{- define "mooring.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}
  namespace: {{ include "mooring.namespace" .root }}
  labels: {{- include "mooring.labels" .root | nindent 4 }}
  {{- with .annotations }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- with .spec }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
  selector: { app.kubernetes.io/name: {{ .app }} }
  ports:
    {{- range .ports }}
    - {{ toJson (merge (dict "protocol" "TCP") .) }}
    {{- end }}
{{- end }}

{{/* What a component's pods may be asked by whom, and may ask. Of: root, name, ingress and egress as text of rules. Every one may
be asked whether it is well. */}}
{{- define "mooring.networkPolicy" -}}
{{- if .root.Values.networkPolicies.enabled }}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .name }}
  namespace: {{ include "mooring.namespace" .root }}
  labels: {{- include "mooring.labels" .root | nindent 4 }}
spec:
  podSelector: { matchLabels: { app.kubernetes.io/name: {{ .name }} } }
  policyTypes: [Ingress, Egress]
  ingress:
    {{- with .ingress }}
    {{- . | trim | nindent 4 }}
    {{- end }}
    - ports: [{ port: health }]
  {{- if .egress }}
  egress: {{- .egress | trim | nindent 4 }}
  {{- else }}
  egress: []
  {{- end }}
{{- end }}
{{- end }}

{{/* Pods of Mooring, as peers of a rule. Of: a list of names. */}}
{{- define "mooring.peers" -}}
{{- $peers := list -}}
{{- range . -}}
{{- $peers = append $peers (dict "podSelector" (dict "matchLabels" (dict "app.kubernetes.io/name" . "app.kubernetes.io/part-of" "mooring"))) -}}
{{- end -}}
{{ toJson $peers }}
{{- end }}

{{/* Egress that every component with a client of Kubernetes needs: names, and the API server. */}}
{{- define "mooring.egressToKubernetes" -}}
{{- with .Values.networkPolicies -}}
- to: {{ toJson .dns.peers }}
  ports: [{{ range $index, $port := .dns.ports }}{{ if $index }}, {{ end }}{ port: {{ $port }}, protocol: UDP }, { port: {{ $port }}, protocol: TCP }{{ end }}]
- to: {{ toJson .apiServer.peers }}
  ports: {{ include "mooring.ports" .apiServer.ports }}
{{- end -}}
{{- end }}

{{/* Egress to peers that a value names; nothing where it names none. Of: peers and ports. */}}
{{- define "mooring.egressTo" -}}
{{- if .peers -}}
- to: {{ toJson .peers }}
  {{- with .ports }}
  ports: {{ include "mooring.ports" . }}
  {{- end }}
{{- end -}}
{{- end }}

{{- define "mooring.ports" -}}
[{{ range $index, $port := . }}{{ if $index }}, {{ end }}{ port: {{ $port }} }{{ end }}]
{{- end }}
