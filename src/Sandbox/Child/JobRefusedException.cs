namespace Optimizer.Sandbox.Child;

/// <summary>The job cannot be started.</summary>
/// <param name="because">What is missing, with its name.</param>
/// <param name="side">The side that it is about; null when it is the job itself.</param>
/// <param name="innerException">What showed it.</param>
internal sealed class JobRefusedException(string because, string? side = null, Exception? innerException = null)
    : Exception(because, innerException)
{
    public string? Side { get; } = side;
}
