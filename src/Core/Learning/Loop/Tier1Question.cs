namespace Optimizer.Core.Learning.Loop;

/// <summary>Will this type hold in this context?</summary>
public readonly record struct Tier1Question(string Type, string Context);
