namespace Optimizer.Runtime.Versions;

/// <summary>A bundle must not, or cannot, be run here. The message says which and why.</summary>
internal sealed class BundleRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
