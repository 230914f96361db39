using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;

namespace Optimizer.Core.Generation;

/// <summary>One policy of a decorator's pipeline.</summary>
internal sealed record PipelineStep(PolicyOptimization Type, OptimizationPlan Plan);
