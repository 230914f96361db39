namespace Optimizer.Runtime;

/// <summary>A function, or a class that it needs, cannot be constructed. The message names the class and the parameter.</summary>
public sealed class FunctionActivationException : Exception
{
    internal FunctionActivationException(Type type, string reason, Exception? innerException = null)
        : base($"{type.FullName} cannot be constructed: {reason}", innerException) => Type = type;

    /// <summary>The class whose constructor could not be served, or threw.</summary>
    public Type Type { get; }
}
