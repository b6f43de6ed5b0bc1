namespace Seaworthy.Rules.Rbac;

/// <summary>The manifests of most examples: a role, or a role with a binding that grants it.</summary>
static class AccessExamples
{
    /// <summary>A role without a binding.</summary>
    public static string Role(string rules) => RoleOf("Role", rules);

    public static string ClusterRole(string rules) => RoleOf("ClusterRole", rules);

    /// <summary>A binding, with its role unless the role is in another file.</summary>
    /// <param name="role">The name <c>helper</c>, marked where it is at fault.</param>
    /// <param name="rules">What the role allows, or null.</param>
    /// <param name="subject">Kind and name of the subject.</param>
    public static string Bind(string role, string? rules = null, string subject = "ServiceAccount web") => BindingOf("Role", "Role", role, rules, subject);

    public static string BindInCluster(string role, string? rules = null, string subject = "ServiceAccount web") =>
        BindingOf("ClusterRole", "ClusterRole", role, rules, subject);

    /// <summary>A ClusterRole that a RoleBinding grants in one namespace.</summary>
    public static string BindClusterRole(string role, string? rules = null) => BindingOf("Role", "ClusterRole", role, rules, "ServiceAccount web");

    /// <summary>A rule of a role; each a list of words, marked or not; <c>core</c> is the API group with the empty name.</summary>
    public static string Allow(string groups, string resources, string verbs, string? names = null) => $"""
        - apiGroups: {ListOf(groups)}
          resources: {ListOf(resources)}
          verbs: {ListOf(verbs)}
        """ + (names is null ? "" : "\n  resourceNames: " + ListOf(names));

    /// <summary>A service account with its fields, and other objects.</summary>
    public static string Account(string name, string settings, params string[] others) => string.Join("\n---\n", [
        $"""
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: {name}
        """ + settings, .. others]);

    static string RoleOf(string kind, string rules) => $"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: {kind}
        metadata:
          name: helper
        rules:
        {rules}
        """;

    static string BindingOf(string kind, string roleKind, string role, string? rules, string subject)
    {
        var words = subject.Split(' ');
        return $"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: {kind}Binding
            metadata:
              name: web
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: {roleKind}
              name: {role}
            subjects:
            - kind: {words[0]}
              name: {words[1]}
            """ + (rules is null ? "" : "\n---\n" + RoleOf(roleKind, rules));
    }

    static string ListOf(string words) => "[" + string.Join(", ", Array.ConvertAll(words.Split(' '), Quote)) + "]";

    static string Quote(string word) => word switch
    {
        "core" => "\"\"",
        "*" => "\"*\"",
        "[|*|]" => "[|\"*\"|]",
        _ => word,
    };
}
