namespace Microsoft.Azure.Functions.Worker;

/// <summary>An input binding: the parameter is given a client of the task hub.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : Attribute;
