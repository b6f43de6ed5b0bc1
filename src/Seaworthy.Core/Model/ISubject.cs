namespace Seaworthy.Model;

/// <summary>What a rule looks at: a container, a stage, an image reference, a command.</summary>
public interface ISubject
{
    /// <summary>The file that findings about the subject stand in unless a rule names another place.</summary>
    ParsedFile File { get; }

    /// <summary>
    /// A stable path of names such as <c>services.db</c> or <c>Deployment/web/containers/api</c>; no line numbers. Never empty, because a finding is known
    /// by it.
    /// </summary>
    string SubjectPath { get; }
}
