namespace Seaworthy.Rules.Rbac;

/// <summary>The manifests that most examples of rights are: a role, or a role with the binding that gives it to an account.</summary>
static class AccessExamples
{
    /// <summary>A role that stands alone.</summary>
    public static string Role(string rule, string name = "web") => RoleOf("Role", name, rule);

    public static string ClusterRole(string rule, string name = "web") => RoleOf("ClusterRole", name, rule);

    /// <summary>The binding of a role to the account <c>web</c>, and the role unless it stands in another file.</summary>
    /// <param name="role">The name <c>helper</c>, marked where it is at fault.</param>
    /// <param name="rule">What the role lets do, or null.</param>
    public static string Bind(string role, string? rule = null) => BindingOf("Role", role, rule);

    public static string BindInCluster(string role, string? rule = null) => BindingOf("ClusterRole", role, rule);

    /// <summary>A rule of a role; each a list of words, marked or not, in which <c>core</c> is the group without a name.</summary>
    public static string Allow(string groups, string resources, string verbs) => $"""
        - apiGroups: {ListOf(groups)}
          resources: {ListOf(resources)}
          verbs: {ListOf(verbs)}
        """;

    static string RoleOf(string kind, string name, string rule) => $"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: {kind}
        metadata:
          name: {name}
        rules:
        {rule}
        """;

    static string BindingOf(string kind, string role, string? rule) => $"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: {kind}Binding
        metadata:
          name: web
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: {kind}
          name: {role}
        subjects:
        - kind: ServiceAccount
          name: web
        """ + (rule is null ? "" : "\n---\n" + RoleOf(kind, "helper", rule));

    static string ListOf(string words) => "[" + string.Join(", ", Array.ConvertAll(words.Split(' '), Quote)) + "]";

    static string Quote(string word) => word switch
    {
        "core" => "\"\"",
        "*" => "\"*\"",
        "[|*|]" => "[|\"*\"|]",
        _ => word,
    };
}
