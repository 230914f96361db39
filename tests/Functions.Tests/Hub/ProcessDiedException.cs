namespace Optimizer.Functions.Tests.Hub;

/// <summary>The process ended in the middle of an orchestration.</summary>
internal sealed class ProcessDiedException : Exception;
